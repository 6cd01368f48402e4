import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ModulesSdkUtils } from "@medusajs/framework/utils";

import { RateBudget, type RateBudgetOptions } from "../../src/modules/atome-qr/rate-budget";
import { type RequestBudget, type RequestKind, type RequestPurpose } from "../../src/omise";
import { StillClock } from "../support/still-clock";
import { createDatabase, type TestDatabase } from "../support/store/template-store";
import { moduleSuite } from "../support/module-suite";

/** So that no slow machine makes a budget believe that its database is gone. */
const PATIENCE_MS = 60_000;

export default moduleSuite(__filename, "the budget of requests to one Omise account", (module) => {
  let clock: StillClock;
  let connections: Knex[];
  let emptyDatabase: TestDatabase | undefined;

  beforeEach(() => {
    clock = new StillClock();
    connections = [];
    jest.spyOn(Date, "now").mockImplementation(() => clock.now);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(connections.map((connection) => connection.destroy()));
    await emptyDatabase?.drop();
    emptyDatabase = undefined;
  });

  function connect(url = module.databaseUrl): Knex {
    const connection = ModulesSdkUtils.createPgConnection({ clientUrl: url }) as Knex;
    connections.push(connection);
    return connection;
  }

  /** What one instance of the store has: a budget over a connection of its own. */
  function instance(options: Partial<RateBudgetOptions> = {}): RateBudget {
    return new RateBudget({
      pg: options.pg ?? connect(),
      account: "th",
      requestsPerSecond: 15,
      databaseTimeoutMs: PATIENCE_MS,
      pause: clock.pause,
      now: () => new Date(clock.now),
      ...options,
    });
  }

  /** Begins so many requests; `sent` tells in which second each was let through. */
  function begin(
    budgets: RequestBudget[],
    kind: RequestKind,
    count: number,
    purpose: RequestPurpose = "reconciling",
  ) {
    const sent: number[] = [];
    const takes = Array.from({ length: count }, async (_, index) => {
      await budgets[index % budgets.length].take(kind, Infinity, purpose);
      sent.push(clock.second);
    });
    return { takes, sent };
  }

  /** How many in each second: `[15, 15]`. */
  function perSecond(sent: number[]): number[] {
    return Array.from(
      { length: Math.max(...sent) + 1 },
      (_, second) => sent.filter((one) => one === second).length,
    );
  }

  it("lets two instances through as often as one, and drops nothing", async () => {
    const { takes, sent } = begin([instance(), instance()], "write", 60);
    await clock.run(takes);
    expect(perSecond(sent)).toEqual([15, 15, 15, 15]);
  });

  it("leaves a third of each second to charges and refunds", async () => {
    const { takes, sent } = begin([instance(), instance()], "read", 60);
    await clock.run(takes);
    expect(perSecond(sent)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it("makes reads wait for charges and refunds, however many there are", async () => {
    const [one, other] = [instance(), instance()];
    const reads = begin([one, other], "read", 40);
    await clock.run(reads.takes, "asleep");

    const writes = begin([other], "write", 20);
    await clock.run([...reads.takes, ...writes.takes]);

    // What the reads left of the first second, then all of the next.
    expect(perSecond(writes.sent)).toEqual([5, 15]);
    expect(perSecond(reads.sent)).toEqual([10, 0, 10, 10, 10]);
  });

  it("leaves that third in every second, whenever in it the reads came", async () => {
    const budget = instance();
    const takes: Promise<void>[] = [];
    const at = async (milliseconds: number, kind: RequestKind, count: number) => {
      clock.now += milliseconds;
      const begun = begin([budget], kind, count);
      takes.push(...begun.takes);
      await clock.run(begun.takes, "asleep");
      return begun.sent;
    };
    await at(0, "write", 1);
    await at(600, "read", 1);
    await at(400, "write", 1);
    await at(100, "read", 9);
    await at(550, "read", 10);
    const writes = await at(50, "write", 4);
    await clock.run(takes);
    expect(perSecond(writes)).toEqual([0, 4]);
  });

  it("keeps half of each second for reconciling, however much shoppers ask for", async () => {
    const [one, other] = [instance(), instance()];
    const shoppers = begin([one, other], "write", 28, "shopper");
    await clock.run(shoppers.takes, "asleep");

    const reads = begin([other], "read", 16);
    await clock.run([...shoppers.takes, ...reads.takes]);

    expect(perSecond(shoppers.sent)).toEqual([7, 7, 7, 7]);
    expect(perSecond(reads.sent)).toEqual([8, 8]);
  });

  it("keeps half of the reads for reconciling, too", async () => {
    const [one, other] = [instance(), instance()];
    const shoppers = begin([one, other], "read", 15, "shopper");
    await clock.run(shoppers.takes, "asleep");

    const reads = begin([other], "read", 10);
    await clock.run([...shoppers.takes, ...reads.takes]);

    expect(perSecond(shoppers.sent)).toEqual([5, 5, 5]);
    expect(perSecond(reads.sent)).toEqual([5, 5]);
  });

  it("leaves nothing unused of what shoppers may not have", async () => {
    const { takes, sent } = begin([instance()], "write", 30);
    await clock.run(takes);
    expect(perSecond(sent)).toEqual([15, 15]);
  });

  it("tells what was used in the last minute, and how much of it waited", async () => {
    const budget = instance();
    expect(await budget.use()).toEqual({ requests: 0, waited: 0 });
    clock.now = Math.ceil(clock.now / 60_000) * 60_000;
    await clock.run(begin([budget], "write", 40).takes);
    clock.now += 60_000;
    expect(await budget.use()).toEqual({ requests: 40, waited: 25 });
    await clock.run(begin([instance()], "write", 1).takes);
    expect(await budget.use()).toEqual({ requests: 40, waited: 25 });
    clock.now += 120_000;
    expect(await budget.use()).toEqual({ requests: 0, waited: 0 });
  });

  it("goes by the database's clock, not by this process's", async () => {
    const budget = instance({ now: undefined });
    jest.spyOn(Date, "now").mockImplementation(() => 0);
    await budget.take("read", Infinity, "reconciling");
    const { rows } = await module.db.raw<{ rows: { age: number }[] }>(
      "select extract(epoch from now() - second)::float as age from atome_qr_rate_limit",
    );
    expect(Math.abs(rows[0].age)).toBeLessThan(60);
  });

  it("counts each account by itself", async () => {
    const th = begin([instance()], "write", 15);
    const sg = begin([instance({ account: "sg" })], "write", 15);
    await clock.run([...th.takes, ...sg.takes]);
    expect([perSecond(th.sent), perSecond(sg.sent)]).toEqual([[15], [15]]);
  });

  it("goes by the option", async () => {
    const { takes, sent } = begin([instance({ requestsPerSecond: 1 })], "read", 3);
    await clock.run(takes);
    expect(perSecond(sent)).toEqual([1, 1, 1]);
  });

  describe("after a 429 to one instance", () => {
    it("stops all of them for as long as Omise asks", async () => {
      const [one, other] = [instance(), instance()];
      await one.slowDown(10);
      const [reads, writes] = [begin([other], "read", 5), begin([one, other], "write", 10)];
      await clock.run([...reads.takes, ...writes.takes]);
      expect(new Set([...reads.sent, ...writes.sent])).toEqual(new Set([10]));
    });

    it("does not take a shorter wait for a longer one's end", async () => {
      const [one, other] = [instance(), instance()];
      await one.slowDown(10);
      await other.slowDown(5);
      const { takes, sent } = begin([other], "write", 1);
      await clock.run(takes);
      expect(sent).toEqual([10]);
    });

    it.each([
      [3600, 30],
      [0, 1],
      [0.25, 1],
    ])("that asks for %d seconds waits %d", async (asked, waited) => {
      const budget = instance();
      await budget.slowDown(asked);
      const { takes, sent } = begin([budget], "write", 1);
      await clock.run(takes);
      expect(sent).toEqual([waited]);
    });

    it("makes the charge that Omise had no time for, once", async () => {
      jest.restoreAllMocks();
      const { client } = module.atomeQr.accounts.byId("th");
      module.sandbox.faults.add({
        match: "POST /charges",
        kind: "rate_limited",
        retryAfterSeconds: 1,
        times: 1,
      });
      const source = { type: "atome_qr" } as const;
      const made = await client.createCharge({ amount: 50_000, currency: "THB", source });
      expect(module.sandbox.charges().map(({ id }) => id)).toEqual([made.id]);
    });

    it("tells at once who cannot wait for so long", async () => {
      const budget = instance();
      await budget.slowDown(10);
      await expect(budget.take("write", clock.now + 9_000, "reconciling")).rejects.toMatchObject({
        code: "rate_limited",
        retryable: true,
        outcomeUnknown: false,
        retryAfterSeconds: 10,
      });
      expect(clock.second).toBe(0);
    });
  });

  it.each([
    ["that does not answer", () => connect("postgres://nobody@127.0.0.1:1/none"), 100],
    [
      "without the table",
      async () => {
        emptyDatabase = await createDatabase("empty");
        return connect(emptyDatabase.url);
      },
      PATIENCE_MS,
    ],
  ])(
    "goes on with a third, and drops nothing, with a database %s",
    async (_what, find, databaseTimeoutMs) => {
      const budget = instance({ pg: await find(), databaseTimeoutMs });
      const writes = begin([budget], "write", 15);
      await clock.run(writes.takes);
      expect(perSecond(writes.sent)).toEqual([5, 5, 5]);

      await budget.slowDown(7);
      const { takes, sent } = begin([budget], "write", 1);
      await clock.run(takes);
      expect(sent).toEqual([2 + 7]);
    },
  );

  it("is one for all entries of an Omise account, and its key is no secret", async () => {
    jest.restoreAllMocks(); // the store's own clients wait by the real clock
    const { accounts } = module.atomeQr;
    for (const id of ["thorder", "thhold", "th", "sg"]) {
      await accounts.byId(id).client.getAccount();
    }
    const rows = await module.db<{ account: string }>("atome_qr_rate_limit").orderBy("account");
    expect(rows.map(({ account }) => account)).toEqual(["sg", "th"]);
  });
});
