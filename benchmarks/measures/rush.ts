import { setTimeout as pause } from "node:timers/promises";

import axios from "axios";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";
import { Shopper } from "../../integration-tests/support/shopper";
import { type Measure } from "../measure";
import { INSTANT, offer, withProviders } from "../support/more-providers";
import { sideBySide } from "../support/statistics";

/** In turn; a machine that is slow for a while slows both. One more goes ahead, to warm up. */
const ROUNDS = 3;
/** Nothing takes so long: what is not an order by then is counted as missing. */
const PATIENCE_MS = 180_000;
const LOOK_EVERY_MS = 50;
const PREPARED_AT_ONCE = 4;

/** So many shoppers pay for the same product in the same moment. */
export const rush: Measure = {
  name: "rush",
  about: "sixty who pay in one moment, until all have their orders, beside sixty of completeCart",
  async measure(bench) {
    const { instances } = bench.options;
    const shoppers = bench.sized(bench.options.shoppers, 4);
    const store = await bench.startStore({
      instances,
      redis: instances > 1,
      env: withProviders([INSTANT]),
    });
    await offer(store, INSTANT.providerId);
    await fillShelves(store);
    const missing = { core: 0, ours: 0 };
    const byCore = async (providerId: string) => {
      bench.step(`Completing ${shoppers} carts (${providerId})`);
      const outcome = await completeAll(await fillCarts(store, shoppers, providerId));
      missing.core += outcome.missing;
      return outcome.ms;
    };
    const ms = await sideBySide(bench.sized(ROUNDS, 1), {
      system: () => byCore("pp_system_default"),
      capturing: () => byCore(INSTANT.providerId),
      async ours() {
        bench.step(`Paying for ${shoppers} carts`);
        const outcome = await payAll(store, await fillCarts(store, shoppers));
        missing.ours += outcome.missing;
        return outcome.ms;
      },
    });
    return [
      { what: `Medusa completes ${shoppers} carts, median`, value: ms.system / 1000, unit: "s" },
      {
        what: `Medusa completes ${shoppers} carts whose payment is captured at once, median`,
        value: ms.capturing / 1000,
        unit: "s",
      },
      { what: "  of them without an order", value: missing.core, unit: "", isDetail: true },
      { what: `${shoppers} payments become orders, median`, value: ms.ours / 1000, unit: "s" },
      { what: "payments without an order", value: missing.ours, unit: "", goal: { atMost: 0 } },
      {
        what: "this plugin beside Medusa",
        value: ms.ours / ms.system,
        unit: "×",
        goal: { atMost: 1.3 },
        note: `placed by: ${await placedBy(store)}`,
      },
      {
        what: "this plugin beside Medusa with the capture",
        value: ms.ours / ms.capturing,
        unit: "×",
      },
    ];
  },
};

/** The demo's stock is smaller than a rush. */
async function fillShelves({ db }: Cluster): Promise<void> {
  await db.query(
    "update inventory_level set stocked_quantity = 100000, raw_stocked_quantity = $1",
    [{ value: "100000", precision: 20 }],
  );
}

/** @returns carts that are ready to be completed, each with a session of this provider, or of ours */
async function fillCarts(
  { instances, publishableKey }: Cluster,
  count: number,
  providerId?: string,
): Promise<Filled[]> {
  const filled: Filled[] = [];
  const fillOne = async (index: number) => {
    const api = axios.create({ baseURL: instances[index % instances.length].url });
    const shopper = await Shopper.withCart({ api, publishableKey }, "th");
    const { data } = await shopper.choosePayment(providerId);
    filled.push({ shopper, chargeId: data.charge_id });
  };
  await fillOne(0); // alone: core makes the customer with the first cart
  for (let first = 1; first < count; first += PREPARED_AT_ONCE) {
    const length = Math.min(PREPARED_AT_ONCE, count - first);
    await Promise.all(Array.from({ length }, (_, index) => fillOne(first + index)));
  }
  return filled;
}

interface Filled {
  shopper: Shopper;
  chargeId: string;
}

/** How long all of them took, and how many have no order. */
interface Outcome {
  ms: number;
  missing: number;
}

/** As impatient storefronts do: whoever is refused asks again. */
async function completeAll(filled: Filled[]): Promise<Outcome> {
  const start = performance.now();
  let missing = filled.length;
  await Promise.all(
    filled.map(async ({ shopper }) => {
      while (performance.now() - start < PATIENCE_MS) {
        const answer = await shopper.complete().catch(() => null);
        if (answer?.type === "order") {
          missing -= 1;
          return;
        }
        await pause(LOOK_EVERY_MS);
      }
    }),
  );
  return { ms: performance.now() - start, missing };
}

async function payAll({ sandbox, db }: Cluster, filled: Filled[]): Promise<Outcome> {
  const start = performance.now();
  filled.forEach(({ chargeId }) => sandbox.pay(chargeId));
  let missing = filled.length;
  while (missing > 0 && performance.now() - start < PATIENCE_MS) {
    await pause(LOOK_EVERY_MS);
    const { rows } = await db.query<{ placed: number }>(
      `select count(*)::int as placed from atome_qr_charge
       where order_id is not null and finalized_at is not null and charge_id = any($1)`,
      [filled.map(({ chargeId }) => chargeId)],
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
