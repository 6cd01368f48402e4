import { type ExecArgs } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { updateSalesChannelsWorkflow } from "@medusajs/medusa/core-flows";
import { ensureAdminUser } from "./seed/admin-user";
import { ensureDelivery } from "./seed/delivery";
import { ensureMarkets } from "./seed/markets";
import { ensureShelf } from "./seed/shelf";

const SALES_CHANNEL = "Little Monsoon online";

export interface SeedResult {
  publishableKey: string;
}

/**
 * Fills the store. Each part first looks for what is there, so it can be cut off and run again; the
 * last part marks the store as seeded, and from then on the owner's changes are left alone.
 */
export default async function seed({
  container,
  onStep,
}: ExecArgs & { onStep?: (text: string) => void }): Promise<SeedResult> {
  const stores = container.resolve(Modules.STORE);
  const [store] = await stores.listStores();
  // Medusa itself makes the default sales channel, and a publishable key that is linked to it.
  const salesChannelId = store.default_sales_channel_id;
  if (!salesChannelId) throw new Error("The store has no default sales channel");

  if (!store.metadata?.demo_seeded) {
    onStep?.("Filling the store");
    await updateSalesChannelsWorkflow(container).run({
      input: { selector: { id: salesChannelId }, update: { name: SALES_CHANNEL } },
    });
    const regionIds = await ensureMarkets(container);
    const delivery = await ensureDelivery(container, salesChannelId, regionIds);
    await ensureShelf(container, salesChannelId, delivery);
    await ensureAdminUser(container);
    await stores.updateStores(store.id, { metadata: { ...store.metadata, demo_seeded: true } });
  }

  const [key] = await container
    .resolve(Modules.API_KEY)
    .listApiKeys({ type: "publishable" }, { select: ["token"] });
  return { publishableKey: key.token };
}
