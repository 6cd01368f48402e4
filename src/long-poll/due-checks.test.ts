import { type ChargeRow } from "../modules/atome-qr/rows";
import { type OmiseCharge, OmiseError } from "../omise";
import { OmiseClock } from "../omise/omise-clock";
import { DueChecks } from "./due-checks";

const rowOf = (name: string, fields: Partial<ChargeRow> = {}): ChargeRow =>
  ({
    id: `aqchg_${name}`,
    charge_id: `chrg_test_${name}`,
    account: "th",
    status: "pending",
    amount: 50_000,
    currency: "THB",
    livemode: false,
    download_uri: "https://omise.example/qr",
    created_at: new Date(),
    ...fields,
  }) as ChargeRow;

const chargeOf = (row: ChargeRow, fields: Partial<OmiseCharge> = {}): OmiseCharge =>
  ({
    id: row.charge_id,
    status: "pending",
    failure_code: null,
    amount: row.amount,
    currency: row.currency,
    metadata: {},
    livemode: false,
    download_uri: row.download_uri,
    ...fields,
  }) as OmiseCharge;

/** Checks over an Omise whose list holds these charges, or fails so; everything is due. */
function startChecks(list: OmiseCharge[] | Error) {
  const seen = {
    lists: 0,
    claimed: [] as string[][],
    open: [] as string[],
    settled: [] as string[],
  };
  let settle = () => Promise.resolve();
  let watched: ChargeRow[] = [];
  const atomeQr = {
    accounts: {
      byId: (id: string) => {
        if (id !== "th") throw new Error("not configured");
        return {
          client: {
            clock: new OmiseClock(),
            // eslint-disable-next-line @typescript-eslint/require-await -- as the client's own
            eachCharge: async function* () {
              seen.lists += 1;
              if (list instanceof Error) throw list;
              yield* list;
            },
          },
        };
      },
    },
    schedule: {
      claimChecks: (ids: string[]) => {
        seen.claimed.push(ids);
        return Promise.resolve(watched.filter(({ id }) => ids.includes(id)));
      },
      markStillOpen: (ids: string[]) => Promise.resolve(void seen.open.push(...ids)),
    },
  };
  const checks = new DueChecks(atomeQr as never, (id) => {
    seen.settled.push(id);
    return settle();
  });
  return {
    seen,
    ask: (rows: ChargeRow[]) => checks.ask((watched = rows).map(({ id }) => id)),
    /** From now on settling takes until this is called. */
    holdSettling: () => {
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      settle = () => held;
      return release;
    },
  };
}

const [one, two, three] = ["one", "two", "three"].map((name) => rowOf(name));

describe("the charges that shoppers wait for", () => {
  it("are read by the page, and only those with news are settled", async () => {
    const paid = chargeOf(two, { status: "successful" });
    const { ask, seen } = startChecks([chargeOf(one), paid, chargeOf(three)]);
    await ask([one, two, three]);
    expect(seen).toMatchObject({ lists: 1, settled: [two.id] });
  });

  it("save others the question about what the page shows to be open still", async () => {
    const elsewhere = rowOf("elsewhere");
    const { ask, seen } = startChecks([chargeOf(elsewhere), chargeOf(one), chargeOf(two)]);
    await ask([one, two]);
    expect(seen.open).toEqual([elsewhere.charge_id, one.charge_id, two.charge_id]);
  });

  it("are asked about singly when there is one, or the list does not show it", async () => {
    const single = startChecks([chargeOf(one)]);
    await single.ask([one]);
    expect(single.seen).toMatchObject({ lists: 0, settled: [one.id] });

    const missing = startChecks([chargeOf(one)]);
    await missing.ask([one, two]);
    expect(missing.seen).toMatchObject({ lists: 1, settled: [two.id] });
  });

  it("that are paid and have no order yet are settled without a list", async () => {
    const paid = rowOf("paid", { status: "paid" });
    const { ask, seen } = startChecks([]);
    await ask([paid, one]);
    expect(seen).toMatchObject({ lists: 0, settled: [paid.id, one.id] });
  });

  it.each([
    ["another amount", { amount: 1 }],
    ["another currency", { currency: "SGD" }],
    ["another mode", { livemode: true }],
    ["another status", { status: "expired" }],
  ])("of which the list shows %s are settled", async (_what, fields) => {
    const { ask, seen } = startChecks([chargeOf(one, fields), chargeOf(two)]);
    await ask([one, two]);
    expect(seen.settled).toEqual([one.id]);
  });
});

describe("trouble", () => {
  it("at Omise leaves them for the next time", async () => {
    const outage = new OmiseError("Gone", { code: "unreachable", retryable: true });
    const { ask, seen } = startChecks(outage);
    await ask([one, two]);
    expect(seen).toMatchObject({ lists: 1, settled: [] });
  });

  it("with the list alone has them asked about singly", async () => {
    const { ask, seen } = startChecks(new OmiseError("Unreadable", { code: "invalid_response" }));
    await ask([one, two]);
    expect(seen.settled).toEqual([one.id, two.id]);
  });

  it("with one account is not another's", async () => {
    const gone = ["gone_1", "gone_2"].map((name) => rowOf(name, { account: "gone" }));
    const { ask, seen } = startChecks([chargeOf(one), chargeOf(two)]);
    await ask([...gone, one, two]);
    expect(seen).toMatchObject({ lists: 1, settled: gone.map(({ id }) => id) });
  });

  it("of one charge that takes long to settle is neither added to nor another's", async () => {
    const { ask, seen, holdSettling } = startChecks([]);
    const release = holdSettling();
    await ask([one]);
    await ask([one, two]);
    expect(seen.claimed).toEqual([[one.id], [two.id]]);

    release();
    await new Promise(setImmediate);
    await ask([one]);
    expect(seen.claimed.at(-1)).toEqual([one.id]);
  });
});
