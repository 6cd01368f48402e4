import { EventEmitter } from "node:events";

import { type KnownCharge } from "../modules/atome-qr/ledger-reads";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { LongPollHub } from "./long-poll-hub";
import { TestCaller } from "./test-support/test-caller";

const SECOND = 1_000;
const A_WHILE = 25 * SECOND;

const rowOf = (id: string, fields: Partial<ChargeRow> = {}): ChargeRow =>
  ({
    id,
    session_id: `payses_${id}`,
    status: "pending",
    finalized_at: null,
    ...fields,
  }) as ChargeRow;

const SETTLED = { status: "paid", finalized_at: new Date(0), order_id: "order_1" } as const;

/** A hub over a ledger in memory, and what it asked of both ledger and Omise. */
function startHub() {
  const ledger = new Map<string, ChargeRow>();
  const reads: string[][] = [];
  const known: KnownCharge[][] = [];
  const asks: string[][] = [];
  const changes = new EventEmitter();
  const parts = {
    changes,
    listMoved: (watched: KnownCharge[]) => {
      reads.push(watched.map(({ id }) => id));
      known.push(watched.map((one) => ({ ...one })));
      const moved = watched.flatMap(({ id, status, isPayable }) => {
        const row = ledger.get(id)!;
        const hasCode = !isPayable && Boolean(row.download_uri);
        return row.status !== status || row.finalized_at || hasCode ? row : [];
      });
      return Promise.resolve(moved);
    },
    ask: (ids: string[]) => {
      asks.push(ids);
      return Promise.resolve();
    },
  };
  const hub = new LongPollHub(parts);
  return {
    hub,
    parts,
    reads,
    known,
    asks,
    changes,
    /** As another instance does it: without a word. */
    write: (id: string, fields: Partial<ChargeRow> = {}): ChargeRow => {
      const row = rowOf(id, fields);
      ledger.set(id, row);
      return row;
    },
    /** One shopper; `answer` stays undefined while they wait. */
    shopper: (row: ChargeRow, milliseconds = A_WHILE) => {
      const caller = new TestCaller();
      const shopper = {
        answer: undefined as ChargeRow | undefined,
        leave: () => caller.leave(),
      };
      void hub
        .wait(row, milliseconds, caller, (one) => one)
        .then((answer) => (shopper.answer = answer));
      return shopper;
    },
  };
}

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("shoppers who wait", () => {
  it("cost one query a second together, however many they are", async () => {
    const { reads, shopper, write } = startHub();
    for (let i = 0; i < 100; i++) {
      shopper(write(`aqchg_${i}`));
    }
    await pass(0);
    reads.length = 0;

    await pass(10 * SECOND);

    expect(reads).toHaveLength(10);
    expect(new Set(reads.map((ids) => ids.length))).toEqual(new Set([100]));
  });

  it("share the query for one charge, too", async () => {
    const { reads, shopper, write } = startHub();
    const row = write("aqchg_1");
    for (let i = 0; i < 3; i++) {
      shopper(row);
    }
    await pass(SECOND);
    expect(reads.at(-1)).toEqual(["aqchg_1"]);
  });

  it("are told of what another instance changed at the next look, and nobody else is", async () => {
    const { shopper, write } = startHub();
    const lucky = shopper(write("aqchg_1"));
    const other = shopper(write("aqchg_2"));
    await pass(0);

    const settled = write("aqchg_1", SETTLED);
    await pass(SECOND);

    expect(lucky.answer).toBe(settled);
    expect(other.answer).toBeUndefined();
  });

  it("are told at once of what this instance changed, with one query for all of it", async () => {
    const { reads, changes, shopper, write } = startHub();
    const shoppers = ["aqchg_1", "aqchg_2", "aqchg_3"].map((id) => shopper(write(id)));
    await pass(0);
    reads.length = 0;

    write("aqchg_1", SETTLED);
    write("aqchg_2", { status: "expired" });
    ["aqchg_1", "aqchg_2", "aqchg_2"].forEach((id) => changes.emit(id, id));
    await pass(0);

    expect(shoppers.map(({ answer }) => answer?.status)).toEqual(["paid", "expired", undefined]);
    expect(reads).toEqual([["aqchg_1", "aqchg_2"]]);
  });

  it("wait a moment longer when a charge is paid, for its order", async () => {
    const { changes, shopper, write } = startHub();
    const waiting = shopper(write("aqchg_1"));

    write("aqchg_1", { status: "paid" });
    await pass(SECOND);
    expect(waiting.answer).toBeUndefined();

    write("aqchg_1", SETTLED);
    changes.emit("aqchg_1", "aqchg_1");
    await pass(0);
    expect(waiting.answer).toMatchObject({ order_id: "order_1" });
  });

  it("are told that it is paid where its order takes longer, and then wait for that", async () => {
    const { shopper, write } = startHub();
    const waiting = shopper(write("aqchg_1"));
    const paid = write("aqchg_1", { status: "paid" });
    await pass(4 * SECOND);
    expect(waiting.answer).toBe(paid);

    const again = shopper(paid);
    await pass(10 * SECOND);
    expect(again.answer).toBeUndefined();

    write("aqchg_1", SETTLED);
    await pass(SECOND);
    expect(again.answer).toMatchObject({ order_id: "order_1" });
  });

  it("find out at once what somebody else has read meanwhile", async () => {
    const { shopper, write } = startHub();
    const early = shopper(write("aqchg_1"));
    await pass(0);

    shopper(write("aqchg_1", { status: "expired" }));

    await pass(0);
    expect(early.answer).toMatchObject({ status: "expired" });
  });

  it("are told of the code that came while they waited", async () => {
    const { shopper, write } = startHub();
    const patient = shopper(write("aqchg_1"));
    write("aqchg_1", { download_uri: "https://omise.example/code.svg" });
    await pass(SECOND);
    expect(patient.answer).toMatchObject({ download_uri: "https://omise.example/code.svg" });
  });

  it("are known to have moved on once, not at each look", async () => {
    const { known, shopper, write } = startHub();
    shopper(write("aqchg_1"));
    await pass(0);
    write("aqchg_1", { status: "paid" });
    await pass(2 * SECOND);
    expect(known.map(([{ status }]) => status)).toEqual(["pending", "pending", "paid"]);
  });

  it("are told what was known last when their time is up", async () => {
    const { shopper, write } = startHub();
    const patient = shopper(write("aqchg_1"), 2 * SECOND);
    write("aqchg_1", { status: "paid" });

    await pass(2 * SECOND - 1);
    expect(patient.answer).toBeUndefined();
    await pass(1);
    expect(patient.answer).toMatchObject({ status: "paid", finalized_at: null });
  });
});

describe("when nobody waits any more", () => {
  it.each([
    ["because they have gone", ({ leave }: { leave: () => void }) => Promise.resolve(leave())],
    ["because their time is up", () => pass(A_WHILE)],
  ])("%s, no timer is left and nothing is asked", async (_why, end) => {
    const { reads, asks, changes, shopper, write } = startHub();
    const last = shopper(write("aqchg_1"));
    await pass(SECOND);

    await end(last);
    await pass(0);

    expect(last.answer).toBeDefined();
    expect(jest.getTimerCount()).toBe(0);
    expect(changes.eventNames()).toEqual([]);
    reads.length = asks.length = 0;
    await pass(60 * SECOND);
    expect([...reads, ...asks]).toEqual([]);
  });

  it("and then somebody does, there is one look a second again", async () => {
    const { parts, reads, shopper, write } = startHub();
    const { listMoved } = parts;
    let slow = () => undefined as void;
    parts.listMoved = (known) => new Promise((resolve) => (slow = () => resolve(listMoved(known))));
    const first = shopper(write("aqchg_1"));
    await pass(0);
    first.leave();
    parts.listMoved = listMoved;
    shopper(write("aqchg_2")); // while the look for the first one is still under way
    slow();
    await pass(0);
    reads.length = 0;

    await pass(5 * SECOND);

    expect(reads).toHaveLength(5);
  });

  it("who came after having gone is answered with what they know", async () => {
    const { hub } = startHub();
    const row = rowOf("aqchg_1");
    const caller = new TestCaller();
    caller.leave();
    expect(await hub.wait(row, A_WHILE, caller, ({ id }) => id)).toBe("aqchg_1");
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("a failure", () => {
  it("of the database is outlived by those who wait", async () => {
    const { parts, shopper, write } = startHub();
    const { listMoved } = parts;
    const patient = shopper(write("aqchg_1"));
    const hasty = shopper(write("aqchg_2"), 3 * SECOND);
    parts.listMoved = () => Promise.reject(new Error("terminating connection"));

    await pass(3 * SECOND);
    expect(hasty.answer).toMatchObject({ status: "pending" });
    expect(patient.answer).toBeUndefined();

    parts.listMoved = listMoved;
    write("aqchg_1", SETTLED);
    await pass(SECOND);
    expect(patient.answer).toMatchObject({ order_id: "order_1" });
  });

  it("of the database to answer soon is not answered with more questions", async () => {
    const { parts, shopper, write } = startHub();
    let asked = 0;
    parts.listMoved = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    for (let second = 0; second < 5; second++) {
      shopper(write(`aqchg_${second}`));
      await pass(SECOND);
    }
    expect(asked).toBe(1);
  });

  it("to ask Omise is followed by the next try, a second later", async () => {
    const { parts, shopper, write } = startHub();
    let tries = 0;
    parts.ask = () => Promise.reject(new Error(`No answer ${++tries}`));
    shopper(write("aqchg_1"));

    await pass(3 * SECOND);

    expect(tries).toBe(4);
  });

  it("of Omise to answer soon keeps nobody from what happens meanwhile, and is not added to", async () => {
    const { parts, shopper, write } = startHub();
    let asked = 0;
    parts.ask = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const waiting = shopper(write("aqchg_1"));
    await pass(5 * SECOND);
    expect(asked).toBe(1);

    write("aqchg_1", SETTLED);
    await pass(SECOND);
    expect(waiting.answer).toMatchObject({ order_id: "order_1" });
  });
});
