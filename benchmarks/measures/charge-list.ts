import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import {
  ChargeList,
  type ListFilters,
  type OfOrders,
} from "../../src/modules/atome-qr/charge-list";
import { ChargeStatistics } from "../../src/modules/atome-qr/statistics";
import { type Figure, type Measure } from "../measure";
import { medianMs } from "../support/statistics";

const CHARGES = 100_000;
const RUNS = 31;

const NONE: OfOrders = { orderIds: [], cartIds: [] };
const ONE: OfOrders = { orderIds: ["order_77778"], cartIds: ["cart_77778"] };

const LISTS: [what: string, filters: ListFilters, offset?: number][] = [
  ["the newest", {}],
  ["page 100", {}, 2_000],
  ["the last page", {}, CHARGES - 20],
  ["paid", { statuses: ["paid"] }],
  ["failed or expired", { statuses: ["failed", "expired"] }],
  ["of an account", { accounts: ["sg"] }],
  ["needs attention", { attention: "open" }],
  ["needs none", { attention: "not_open" }],
  ["resolved by itself", { attention: "resolved" }],
  ["of a day", { from: daysAgo(31), to: daysAgo(30) }],
  ["failed at an account", { statuses: ["failed"], accounts: ["sg"] }],
  ["by e-mail, many", { search: { by: "email", prefix: "shopper1", orders: NONE } }],
  ["by e-mail, one", { search: { by: "email", prefix: "shopper77777@", orders: NONE } }],
  ["by e-mail, none", { search: { by: "email", prefix: "nobody", orders: NONE } }],
  ["by charge", { search: { by: "charge_id", value: "chrg_test_77777" } }],
  ["by row", { search: { by: "id", value: "aqchg_77777" } }],
  ["by order", { search: { by: "order", orders: ONE } }],
  ["by order number", { search: { by: "email", prefix: "1042", orders: ONE } }],
  ["all of an order", { orders: ONE }],
];

/** What the admin's list and figures cost the database when there are many charges. */
export const chargeList: Measure = {
  name: "charge-list",
  about: "page and count of the admin's list of 100,000 charges, and the figures of a time",
  async measure(bench) {
    const pg = await bench.startDatabase();
    const charges = bench.sized(CHARGES, 1_000);
    bench.step(`Writing ${charges} charges`);
    const perRow = await fill(pg, charges);
    const runs = bench.sized(RUNS, 1);
    const lists = await measureLists(pg, runs);
    const slowest = lists.reduce((one, other) => (other.value! > one.value! ? other : one));
    return [
      { what: "a charge written, with its timeline", value: perRow, unit: "ms" },
      lists[0],
      { ...slowest, what: `the slowest list: ${slowest.what}` },
      ...lists.slice(1).map((figure) => ({ ...figure, isDetail: true })),
      ...(await measureFigures(pg, runs)),
    ];
  },
};

async function fill(pg: Knex, charges: number): Promise<number> {
  const start = performance.now();
  await pg.raw(
    `insert into atome_qr_charge
       (id, account, session_id, charge_id, order_id, cart_id, email, status, attention, amount, currency,
        livemode, next_check_at, finalized_at, created_at, paid_at)
     select 'aqchg_' || n, case n % 10 when 0 then 'sg' when 1 then 'my' else 'th' end, 'payses_' || n,
       'chrg_test_' || n, case when n % 2 = 0 then 'order_' || n end, 'cart_' || n,
       'shopper' || n || '@example.com',
       case when n % 20 = 0 then 'failed' when n % 7 = 0 then 'expired' when n % 2 = 0 then 'paid' else 'pending' end,
       case when n % 1000 = 0 then 'session_gone' end, 50000 + n, 'THB', false, now(), now(),
       now() - n * interval '5 minutes',
       case when n % 2 = 0 then now() - n * interval '5 minutes' + n % 600 * interval '1 second' end
     from generate_series(1, ?::int) as n`,
    [charges],
  );
  await pg.raw("vacuum analyze");
  return (performance.now() - start) / charges;
}

async function measureLists(pg: Knex, runs: number): Promise<Figure[]> {
  const list = new ChargeList(pg);
  const figures: Figure[] = [];
  for (const [what, filters, offset = 0] of LISTS) {
    const page = () => list.page(filters, { limit: 20, offset });
    const note = (await indexesOf(pg, page)).join(", ");
    figures.push({ what, value: await medianMs(runs, page), unit: "ms", note });
  }
  const exported = () => list.after({}, "aqchg_50000", 500);
  return [
    ...figures,
    { what: "a page of the export", value: await medianMs(runs, exported), unit: "ms" },
  ];
}

async function measureFigures(pg: Knex, runs: number): Promise<Figure[]> {
  const statistics = new ChargeStatistics(pg);
  const figures: Figure[] = [];
  for (const days of [30, 366]) {
    const window = {
      from: daysAgo(days),
      to: new Date(),
      livemode: false,
      timeZone: "Asia/Bangkok",
    };
    const read = () => Promise.all([statistics.totals(window), statistics.days(window)]);
    const value = await medianMs(runs, read);
    figures.push({ what: `figures of ${days} days, median`, value, unit: "ms" });
  }
  return figures;
}

/** The indexes that page and count use, as Postgres explains them. */
async function indexesOf(pg: Knex, work: () => Promise<unknown>): Promise<string[]> {
  const queries: { sql: string; bindings?: Knex.RawBinding[] }[] = [];
  const note = (query: (typeof queries)[number]) => queries.push(query);
  pg.on("query", note);
  await work();
  pg.removeListener("query", note);
  const used = new Set<string>();
  for (const { sql, bindings = [] } of queries) {
    const text = `explain ${sql.replace(/\$\d+/g, "?")}`;
    const { rows } = await pg.raw<{ rows: { "QUERY PLAN": string }[] }>(text, bindings);
    for (const line of rows.map((row) => row["QUERY PLAN"])) {
      const found = /(?:using|Scan on) "?(\w+)"?|(Seq Scan)/.exec(line);
      used.add(line.includes("Seq Scan") ? "Seq Scan" : (found?.[1] ?? ""));
    }
  }
  return [...used].filter((name) => name && name !== "atome_qr_charge");
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000);
}
