import { setTimeout as pause } from "node:timers/promises";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";
import { type Bench } from "../bench";
import { type Figure, type Measure } from "../measure";
import { openUnpaid, startPayment } from "../support/given-codes";
import { quantile, timed } from "../support/statistics";
import { StatusClient } from "../support/status-client";

const SHOPPERS = [100, 1_000, 5_000];
/** Of them with a cart of their own, who pay one after the other. */
const PAYERS = 5;
const MEASURED_MS = 20_000;
const PROBE_EVERY_MS = 25;
/** No payment takes so long: it is given up and counted as not answered. */
const PATIENCE_MS = 10_000;
/** Omise is asked about one charge at most once in this time. */
const WINDOW_MS = 5_000;
/** For one shopper to come in. */
const OPENING_MS = 4;

/** Shoppers whose browsers hold a question open, on one instance. */
export const waitingShoppers: Measure = {
  name: "waiting-shoppers",
  about: "shoppers who wait for their payments: memory, answers, requests to Omise",
  async measure(bench) {
    const store = await bench.startStore();
    const sizes = bench.sized(SHOPPERS, [20]);
    bench.step("Warming up");
    await measureWaiting(bench, store, bench.sized(300, 10), bench.sized(5_000, 100));
    const figures: Figure[] = [];
    for (const shoppers of sizes) {
      bench.step(`${shoppers} shoppers`);
      const ms = bench.sized(MEASURED_MS, 1_000);
      figures.push(...(await measureWaiting(bench, store, shoppers, ms)));
    }
    return figures;
  },
};

interface Waiting {
  sessionId: string;
  chargeId: string;
}

async function measureWaiting(
  bench: Bench,
  store: Cluster,
  shoppers: number,
  measuredMs: number,
): Promise<Figure[]> {
  const [instance] = store.instances;
  const client = new StatusClient(instance.url, store.publishableKey);
  bench.onEnd(() => client.close());
  const payers = await startPayments(store);
  const charges = [...(await startUnpaid(store, shoppers - PAYERS)), ...payers];
  const before = await instance.memory();
  const outcomes = new Map(charges.map(({ sessionId }) => [sessionId, client.outcome(sessionId)]));
  outcomes.forEach((outcome) => void outcome.catch(() => null)); // told to who awaits it
  await pause(Math.max(1_000, shoppers * OPENING_MS)); // until all of them are in
  const after = await instance.memory();

  store.sandbox.clearRequests();
  const end = Date.now() + measuredMs;
  const [probes, payments] = await Promise.all([
    probe(client, charges, end),
    payOneByOne(store, payers, outcomes, measuredMs),
  ]);
  await pause(Math.max(0, end - Date.now()));
  const windows = (measuredMs + Date.now() - end) / WINDOW_MS;
  const requests = store.sandbox.requests.length;
  client.close();
  const answered = payments.filter((ms) => ms !== null);
  const each = (was: number, is: number) => (is - was) / 1024 / shoppers;
  return [
    {
      what: `${shoppers} waiting: memory each, heap`,
      value: each(before.heapUsed + before.external, after.heapUsed + after.external),
      unit: "kB",
      goal: { atMost: 20 },
    },
    {
      what: `${shoppers} waiting: memory each, whole process`,
      value: each(before.rss, after.rss),
      unit: "kB",
      isDetail: true,
    },
    {
      what: `${shoppers} waiting: status, median`,
      value: quantile(probes, 0.5),
      unit: "ms",
      isDetail: true,
    },
    { what: `${shoppers} waiting: status, p99`, value: quantile(probes, 0.99), unit: "ms" },
    {
      what: `${shoppers} waiting: requests to Omise in 5 s`,
      value: requests / windows,
      unit: "",
    },
    {
      what: `${shoppers} waiting: from payment to the shopper's screen, median`,
      value: answered.length < payments.length ? null : quantile(answered, 0.5),
      unit: "ms",
    },
  ];
}

async function startUnpaid(store: Cluster, count: number): Promise<Waiting[]> {
  const rows = await openUnpaid(store, count);
  return rows.map((row) => ({ sessionId: row.session_id, chargeId: row.charge_id }));
}

async function startPayments(store: Cluster): Promise<Waiting[]> {
  const payers: Waiting[] = [];
  for (let i = 0; i < PAYERS; i++) {
    const { session } = await startPayment(store);
    payers.push({ sessionId: session.id, chargeId: session.data.charge_id });
  }
  return payers;
}

/** How long a question that does not wait takes meanwhile; milliseconds each. */
async function probe(client: StatusClient, charges: Waiting[], end: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; Date.now() < end; i++) {
    const { sessionId } = charges[(i * 7) % charges.length];
    times.push(await timed(() => client.status(sessionId, 0)));
    await pause(PROBE_EVERY_MS);
  }
  return times;
}

/** From the shopper's tap, by the webhook, to the answer with the order; null for one that did not come. */
async function payOneByOne(
  { sandbox }: Cluster,
  payers: Waiting[],
  outcomes: Map<string, Promise<unknown>>,
  measuredMs: number,
): Promise<(number | null)[]> {
  const times: (number | null)[] = [];
  for (const { sessionId, chargeId } of payers) {
    const start = performance.now();
    sandbox.pay(chargeId);
    const answer = outcomes.get(sessionId)!.then(() => true);
    const came = await Promise.race([answer, pause(PATIENCE_MS, false)]);
    times.push(came ? performance.now() - start : null);
    await pause(measuredMs / PAYERS / 2);
  }
  return times;
}
