/**
 * What a thousand shoppers who wait for their payments cost: `npm run build`, then
 * `npx tsx benchmarks/waiting-shoppers.ts [shoppers]`. Starts a Medusa process, Postgres and the
 * sandbox on 127.0.0.1, takes about a minute and a half, and stops by itself.
 */
import { setTimeout as pause } from "node:timers/promises";

import { type Cluster, startCluster } from "../integration-tests/cluster/support/start-cluster";
import { type LoggedRequest } from "../sandbox";
import { openUnpaid, startPayment } from "./support/given-codes";
import { StatusClient } from "./support/status-client";

interface OpenCharge {
  sessionId: string;
  chargeId: string;
}

const SHOPPERS = Number(process.argv[2] ?? 1000);
/** Of them with a cart of their own, who pay one after the other. */
const PAYERS = 10;
const MEASURED_MS = 30_000;
const PROBE_EVERY_MS = 50;
/** No payment takes so long: it is given up and counted as not answered. */
const PATIENCE_MS = 10_000;
const WINDOW_MS = 5_000;

async function main(): Promise<void> {
  const cluster = await startCluster({ instances: 1, redis: false, onStep: console.log });
  const client = new StatusClient(cluster.instances[0].url, cluster.publishableKey);
  try {
    console.log(`Opening ${SHOPPERS} charges`);
    const payers = await startPayments(cluster);
    const charges = [...(await startWaiting(cluster)), ...payers];
    const waiting = charges.map(({ sessionId }) => ({
      sessionId,
      outcome: client.outcome(sessionId),
    }));
    await pause(WINDOW_MS); // until all of them are in
    console.log(`Measuring for ${MEASURED_MS / 1000} s`);
    const end = Date.now() + MEASURED_MS;
    cluster.sandbox.clearRequests();
    const before = await countTransactions(cluster);
    const [probes, payments] = await Promise.all([
      probe(client, charges, end),
      payOneByOne(cluster, payers, waiting, end),
    ]);
    await pause(Math.max(0, end - Date.now()));
    const seconds = (MEASURED_MS + Date.now() - end) / 1000;
    const after = await countTransactions(cluster);
    report(seconds, [...cluster.sandbox.requests], probes, payments, (after - before) / seconds);
  } finally {
    client.close();
    await cluster.stop();
  }
}

async function startWaiting(cluster: Cluster): Promise<OpenCharge[]> {
  const rows = await openUnpaid(cluster, SHOPPERS - PAYERS);
  return rows.map((row) => ({ sessionId: row.session_id, chargeId: row.charge_id }));
}

async function startPayments(cluster: Cluster): Promise<OpenCharge[]> {
  const payers: OpenCharge[] = [];
  for (let i = 0; i < PAYERS; i++) {
    const session = await startPayment(cluster);
    payers.push({ sessionId: session.id, chargeId: session.data.charge_id });
  }
  return payers;
}

/** How long a question that does not wait takes meanwhile; milliseconds each. */
async function probe(client: StatusClient, charges: OpenCharge[], end: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; Date.now() < end; i++) {
    const start = performance.now();
    await client.status(charges[(i * 7) % charges.length].sessionId, 0);
    times.push(performance.now() - start);
    await pause(PROBE_EVERY_MS);
  }
  return times;
}

/** From the shopper's tap, by the webhook, to the answer with the order; null for one that did not come. */
async function payOneByOne(
  { sandbox }: Cluster,
  payers: OpenCharge[],
  waiting: { sessionId: string; outcome: Promise<unknown> }[],
  end: number,
): Promise<(number | null)[]> {
  const times: (number | null)[] = [];
  for (const { sessionId, chargeId } of payers) {
    if (Date.now() > end) {
      break;
    }
    const { outcome } = waiting.find((one) => one.sessionId === sessionId)!;
    const start = performance.now();
    sandbox.pay(chargeId);
    const came = await Promise.race([outcome.then(() => true), pause(PATIENCE_MS, false)]);
    times.push(came ? performance.now() - start : null);
    await pause(MEASURED_MS / PAYERS / 4);
  }
  return times;
}

/** Every query outside a transaction counts as one. */
async function countTransactions({ db }: Cluster): Promise<number> {
  const { rows } = await db.query<{ count: string }>(
    "select sum(xact_commit + xact_rollback) as count from pg_stat_database",
  );
  return Number(rows[0].count);
}

function report(
  seconds: number,
  requests: LoggedRequest[],
  probes: number[],
  payments: (number | null)[],
  transactionsPerSecond: number,
): void {
  const answered = payments.filter((time) => time !== null);
  const pages = requests.filter(({ method, path }) => method === "GET" && path === "/charges");
  const singles = requests.filter(({ path }) => /^\/charges\/[^/]+$/.test(path));
  const perWindow = (requests.length / seconds) * (WINDOW_MS / 1000);
  console.table({
    "shoppers waiting": SHOPPERS,
    "requests to Omise in 5 s": perWindow.toFixed(1),
    "  of them pages of 100, in all": pages.length,
    "  of them about one charge, in all": singles.length,
    "requests per charge in 5 s": (perWindow / SHOPPERS).toFixed(4),
    "  about the same charge, at most": mostInWindow(singles),
    "database transactions per second": transactionsPerSecond.toFixed(0),
    "status with wait=0, median (ms)": at(probes, 0.5),
    "status with wait=0, p95 (ms)": at(probes, 0.95),
    "payment to answer, median (ms)": at(answered, 0.5),
    "payment to answer, slowest (ms)": at(answered, 1),
    "payments answered": `${answered.length} of ${payments.length}`,
  });
}

/** The largest number of requests about one charge within any five seconds. */
function mostInWindow(singles: LoggedRequest[]): number {
  const times = new Map<string, number[]>();
  for (const { path, at: time } of singles) {
    times.set(path, [...(times.get(path) ?? []), time]);
  }
  const counts = [...times.values()].flatMap((own) =>
    own.map((start) => own.filter((time) => time >= start && time < start + WINDOW_MS).length),
  );
  return Math.max(0, ...counts);
}

function at(times: number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0) ?? "-";
}

void main();
