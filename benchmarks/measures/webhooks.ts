import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";
import { eventBody, secretOf } from "../../integration-tests/support/webhook";
import { signWebhook } from "../../sandbox";
import { type Measure } from "../measure";
import { openUnpaid, startPayment } from "../support/given-codes";
import { paidOrder } from "../support/paid-order";
import { quantile, timed } from "../support/statistics";
import { StatusClient } from "../support/status-client";

const WEBHOOKS = 10_000;
/** A webhook comes again after so many others. */
const REPEATED_AFTER = 100;
const CONNECTIONS = 64;
/** For one shopper to come in. */
const OPENING_MS = 4;

/** The sender is on the same machine. */
export const webhooks: Measure = {
  name: "webhooks",
  about:
    "a flood of signed webhooks to one instance, half of them delivered twice, and payments beside it",
  async measure(bench) {
    const { waiting } = bench.options;
    const store = await bench.startStore();
    const status = new StatusClient(store.instances[0].url, store.publishableKey);
    bench.onEnd(() => status.close());
    const [amidst, after] = [await startPayment(store), await startPayment(store)];
    await startWaiting(store, status, waiting);
    const deliveries = deliveriesOf(store, bench.sized(WEBHOOKS, 400));
    bench.step(`Sending ${deliveries.length} webhooks, with ${waiting} shoppers waiting`);
    const start = performance.now();
    const flood = sendAll(store.instances[0].url, deliveries).then((times) => ({
      times,
      seconds: (performance.now() - start) / 1000,
    }));
    const paid = ({ session, shopper }: typeof amidst) =>
      timed(() => {
        store.sandbox.pay(session.data.charge_id);
        return paidOrder(store, shopper.cartId);
      });
    await pause(bench.sized(1_000, 0));
    const amidstMs = await paid(amidst);
    const { times, seconds } = await flood;
    const afterMs = await paid(after);
    const lost = deliveries.length - times.length;
    return [
      {
        what: "stored and answered",
        value: times.length / seconds,
        unit: "a second",
        ...(waiting === 0 ? { goal: { atLeast: 500 } } : {}), // those who wait share the instance
      },
      { what: "not accepted", value: lost, unit: "", goal: { atMost: 0 } },
      { what: "one answer, median", value: quantile(times, 0.5), unit: "ms" },
      { what: "one answer, p99", value: quantile(times, 0.99), unit: "ms" },
      { what: "a payment amidst becomes its order", value: amidstMs / 1000, unit: "s" },
      {
        what: "a payment in its wake becomes its order",
        value: afterMs / 1000,
        unit: "s",
        goal: { atMost: 3 },
      },
    ];
  },
};

/** Shoppers whose browsers hold a question open. */
async function startWaiting(store: Cluster, client: StatusClient, count: number): Promise<void> {
  const rows = await openUnpaid(store, count);
  rows.forEach((row) => void client.outcome(row.session_id).catch(() => null));
  await pause(count * OPENING_MS); // until all of them are in
}

interface Delivery {
  body: string;
  headers: Record<string, string>;
}

/** About charges that this store has not made: each is stored, looked up, and done. */
function deliveriesOf(store: Cluster, count: number): Delivery[] {
  const first = Array.from({ length: count / 2 }, (_, index) => {
    const body = eventBody(`chrg_test_${String(index).padStart(19, "0")}`);
    const signed = signWebhook(body, secretOf(store, "th"));
    return { body, headers: { "content-type": "application/json", ...signed } };
  });
  return first.flatMap((one, index) => [one, first[Math.max(0, index - REPEATED_AFTER)]]);
}

/** @returns milliseconds of each that was answered 200 */
async function sendAll(url: string, deliveries: Delivery[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let next = 0;
  const times: number[] = [];
  const sender = async () => {
    while (next < deliveries.length) {
      const start = performance.now();
      const status = await send(url, deliveries[next++], agent);
      if (status === 200) {
        times.push(performance.now() - start);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
  agent.destroy();
  return times;
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
