/**
 * A rush: so many shoppers pay for the same product in the same moment. Prints how long it takes until
 * all have their paid orders, beside how long Medusa itself takes to complete as many carts:
 * `npm run build`, then `npx tsx benchmarks/rush.ts [shoppers] [instances]`. More than one instance
 * needs Redis. Everything runs on 127.0.0.1 and stops by itself.
 */
import { setTimeout as pause } from "node:timers/promises";

import axios from "axios";

import { type Cluster, startCluster } from "../integration-tests/cluster/support/start-cluster";
import { Shopper } from "../integration-tests/support/shopper";

const SHOPPERS = Number(process.argv[2] ?? 60);
const INSTANCES = Number(process.argv[3] ?? 1);
/** Nothing takes so long: what is not an order by then is counted as missing. */
const PATIENCE_MS = 180_000;
const LOOK_EVERY_MS = 50;
const PREPARED_AT_ONCE = 4;

async function main(): Promise<void> {
  const cluster = await startCluster({
    instances: INSTANCES,
    redis: INSTANCES > 1,
    onStep: console.log,
  });
  try {
    console.log(`Filling ${2 * SHOPPERS} carts`);
    await fillShelves(cluster);
    const byCore = await fillCarts(cluster, "pp_system_default");
    const byUs = await fillCarts(cluster);
    const coreMs = await completeAll(byCore);
    const { ms, missing } = await payAll(cluster, byUs);
    console.log(`Medusa completes ${SHOPPERS} carts: ${seconds(coreMs)}`);
    console.log(`${SHOPPERS} paid charges are paid orders: ${seconds(ms)}, ${missing} missing`);
    console.log(`ratio: ${(ms / coreMs).toFixed(2)}`);
    console.log(`placed by: ${await placedBy(cluster)}`);
  } finally {
    await cluster.stop();
  }
}

/** The demo's stock is smaller than a rush. */
async function fillShelves({ db }: Cluster): Promise<void> {
  await db.query(
    "update inventory_level set stocked_quantity = 100000, raw_stocked_quantity = $1",
    [{ value: "100000", precision: 20 }],
  );
}

/** @returns carts that are ready to be completed, each with a session of this provider, or of ours */
async function fillCarts(cluster: Cluster, providerId?: string): Promise<Filled[]> {
  const filled: Filled[] = [];
  const fillOne = async (index: number) => {
    const api = axios.create({ baseURL: cluster.instances[index % INSTANCES].url });
    const store = { api, publishableKey: cluster.publishableKey };
    const shopper = await Shopper.withCart(store, "th");
    const { data } = await shopper.choosePayment(providerId);
    filled.push({ shopper, chargeId: data.charge_id });
  };
  await fillOne(0); // alone: core makes the customer with the first cart
  for (let first = 1; first < SHOPPERS; first += PREPARED_AT_ONCE) {
    const count = Math.min(PREPARED_AT_ONCE, SHOPPERS - first);
    await Promise.all(Array.from({ length: count }, (_, index) => fillOne(first + index)));
  }
  return filled;
}

interface Filled {
  shopper: Shopper;
  chargeId: string;
}

/** As impatient storefronts do: whoever is refused asks again. @returns milliseconds */
async function completeAll(filled: Filled[]): Promise<number> {
  const start = performance.now();
  await Promise.all(
    filled.map(async ({ shopper }) => {
      while (performance.now() - start < PATIENCE_MS) {
        const answer = await shopper.complete().catch(() => null);
        if (answer?.type === "order") {
          return;
        }
        await pause(LOOK_EVERY_MS);
      }
    }),
  );
  return performance.now() - start;
}

async function payAll({ sandbox, db }: Cluster, filled: Filled[]) {
  const start = performance.now();
  filled.forEach(({ chargeId }) => sandbox.pay(chargeId));
  let missing = filled.length;
  while (missing > 0 && performance.now() - start < PATIENCE_MS) {
    await pause(LOOK_EVERY_MS);
    const { rows } = await db.query<{ placed: number }>(
      "select count(*)::int as placed from atome_qr_charge where order_id is not null and finalized_at is not null",
    );
    missing = filled.length - rows[0].placed;
  }
  return { ms: performance.now() - start, missing };
}

async function placedBy({ db }: Cluster): Promise<string> {
  const { rows } = await db.query<{ actor: string; count: string }>(
    "select actor, count(*) from atome_qr_charge_event where kind = 'order_placed' group by actor order by actor",
  );
  return rows.map(({ actor, count }) => `${actor} ${count}`).join(", ");
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

void main();
