/**
 * What the admin's list of charges costs the database when there are 100,000 of them:
 * `npx tsx benchmarks/charge-list.ts`, with an embedded Postgres, or the one that DATABASE_URL names.
 * Prints for each kind of list the median time of page and count, and the indexes that are used.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ModulesSdkUtils } from "@medusajs/framework/utils";
import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { startPostgres } from "../demo/runner/postgres";
import { ChargeList, type ListFilters, type OfOrders } from "../src/modules/atome-qr/charge-list";
import { ChargeStatistics } from "../src/modules/atome-qr/statistics";
import { migrate } from "../integration-tests/support/migrate";

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

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "atome-qr-benchmark-"));
  const { url, stop } = await startPostgres({
    dataDir,
    throwAway: true,
    onCrash: console.error,
    signal: new AbortController().signal,
  });
  const pg = ModulesSdkUtils.createPgConnection({ clientUrl: url }) as Knex;
  try {
    await migrate(pg);
    await fill(pg);
    await measureLists(pg);
    await measureFigures(pg);
  } finally {
    await pg.destroy();
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fill(pg: Knex): Promise<void> {
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
    [CHARGES],
  );
  await pg.raw("vacuum analyze");
  const perRow = (performance.now() - start) / CHARGES;
  console.log(`${CHARGES} charges, ${perRow.toFixed(3)} ms each, with their timelines\n`);
}

async function measureLists(pg: Knex): Promise<void> {
  const list = new ChargeList(pg);
  for (const [what, filters, offset = 0] of LISTS) {
    const page = () => list.page(filters, { limit: 20, offset });
    const ms = await medianMs(page);
    console.log(
      `${what.padEnd(22)} ${ms.padStart(7)} ms   ${(await indexesOf(pg, page)).join(", ")}`,
    );
  }
  const ms = await medianMs(() => list.after({}, "aqchg_50000", 500));
  console.log(`${"a page of the export".padEnd(22)} ${ms.padStart(7)} ms`);
}

async function measureFigures(pg: Knex): Promise<void> {
  const statistics = new ChargeStatistics(pg);
  for (const days of [30, 366]) {
    const window = {
      from: daysAgo(days),
      to: new Date(),
      livemode: false,
      timeZone: "Asia/Bangkok",
    };
    const ms = await medianMs(() =>
      Promise.all([statistics.totals(window), statistics.days(window)]),
    );
    console.log(`${`figures of ${days} days`.padEnd(22)} ${ms.padStart(7)} ms`);
  }
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

async function medianMs(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let run = -3; run < RUNS; run++) {
    const start = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)].toFixed(1);
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000);
}

void main();
