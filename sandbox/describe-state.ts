import { newestVersion } from "./api-version";
import { type SandboxContext } from "./context";
import { sandboxCharge } from "./sandbox-charge";

/** All charges, oldest first. */
export function describeCharges(ctx: SandboxContext) {
  return { charges: [...ctx.store.charges.values()].map((charge) => sandboxCharge(ctx, charge)) };
}

/** Every fault in force. */
export function describeFaults(ctx: SandboxContext) {
  return {
    rules: ctx.faults.list(),
    expiry_shape: ctx.faults.expiryShape,
    webhooks: ctx.webhooks.faults,
  };
}

/** All there is to see. Keys and secrets stay out: this answer needs no credentials. */
export function describeState(ctx: SandboxContext) {
  return {
    now: new Date(ctx.clock.now()).toISOString(),
    public_url: ctx.publicUrl,
    accounts: ctx.accounts.map(({ id, name, country, currency, webhookUrl, apiVersion }) => ({
      id,
      name,
      country,
      currency,
      webhook_url: webhookUrl ?? null,
      api_version: apiVersion ?? newestVersion,
    })),
    faults: describeFaults(ctx),
    ...describeCharges(ctx),
    events: [...ctx.store.events.values()].map(({ id, key, chargeId, createdAt }) => ({
      id,
      key,
      charge_id: chargeId,
      created_at: new Date(createdAt).toISOString(),
    })),
    deliveries: ctx.store.deliveries,
  };
}
