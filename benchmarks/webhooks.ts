/**
 * A flood of distinct, signed webhooks: how many one instance accepts durably in a second, with the
 * sender on the same machine; and how soon a payment becomes an order meanwhile, with many shoppers
 * waiting: `npm run build`, then `npx tsx benchmarks/webhooks.ts [webhooks] [waiting shoppers]`.
 * Everything runs on 127.0.0.1 and stops by itself.
 */
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

import { type Cluster, startCluster } from "../integration-tests/cluster/support/start-cluster";
import { eventBody, secretOf } from "../integration-tests/support/webhook";
import { signWebhook } from "../sandbox";
import { openUnpaid, startPayment } from "./support/given-codes";
import { StatusClient } from "./support/status-client";

const WEBHOOKS = Number(process.argv[2] ?? 10_000);
const WAITING = Number(process.argv[3] ?? 0);
const CONNECTIONS = 64;
const PATIENCE_MS = 60_000;
/** For one shopper to come in. */
const OPENING_MS = 4;

async function main(): Promise<void> {
  const cluster = await startCluster({ instances: 1, redis: false, onStep: console.log });
  const status = new StatusClient(cluster.instances[0].url, cluster.publishableKey);
  try {
    const payer = await startPayment(cluster);
    await startWaiting(cluster, status);
    const deliveries = Array.from({ length: WEBHOOKS }, (_, index) => delivery(cluster, index));
    const start = performance.now();
    const flood = sendAll(cluster.instances[0].url, deliveries);
    const orderMs = await payAmidst(cluster, payer, start);
    const accepted = await flood;
    const seconds = (performance.now() - start) / 1000;
    console.log(`${accepted} of ${WEBHOOKS} webhooks accepted in ${seconds.toFixed(1)} s`);
    console.log(`${Math.round(accepted / seconds)} a second, ${WAITING} shoppers waiting`);
    console.log(`a payment amidst became its order after ${(orderMs / 1000).toFixed(2)} s`);
  } finally {
    status.close();
    await cluster.stop();
  }
}

/** Shoppers whose browsers hold a question open. */
async function startWaiting(cluster: Cluster, client: StatusClient): Promise<void> {
  const rows = await openUnpaid(cluster, WAITING);
  rows.forEach((row) => void client.outcome(row.session_id).catch(() => null));
  await pause(WAITING * OPENING_MS); // until all of them are in
}

interface Delivery {
  body: string;
  headers: Record<string, string>;
}

/** About charges that this store has not made: each is stored, looked up, and done. */
function delivery(cluster: Cluster, index: number): Delivery {
  const chargeId = `chrg_test_${String(index).padStart(19, "0")}`;
  const body = eventBody(chargeId);
  const signed = signWebhook(body, secretOf(cluster, "th"));
  return { body, headers: { "content-type": "application/json", ...signed } };
}

/** @returns how many were answered 200 */
async function sendAll(url: string, deliveries: Delivery[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let next = 0;
  let accepted = 0;
  const sender = async () => {
    while (next < deliveries.length) {
      const status = await send(url, deliveries[next++], agent);
      accepted += Number(status === 200);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
  agent.destroy();
  return accepted;
}

function send(url: string, { body, headers }: Delivery, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const options = { method: "POST", agent, headers };
    const asked = request(`${url}/hooks/atome-qr/th`, options, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.on("error", () => resolve(0));
    asked.end(body);
  });
}

/** In the middle of the flood. @returns milliseconds until the order shows the money */
async function payAmidst(
  { sandbox, db }: Cluster,
  session: { data: { charge_id: string } },
  start: number,
): Promise<number> {
  await pause(1_000);
  const paidAt = performance.now();
  sandbox.pay(session.data.charge_id);
  while (performance.now() - start < PATIENCE_MS) {
    const { rows } = await db.query(
      "select 1 from atome_qr_charge where charge_id = $1 and order_id is not null and finalized_at is not null",
      [session.data.charge_id],
    );
    if (rows.length > 0) {
      return performance.now() - paidAt;
    }
    await pause(25);
  }
  throw new Error("The payment has not become an order");
}

void main();
