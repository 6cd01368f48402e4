import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";

/** Each country's own account, and in Thailand the ones with other options too, as far as the store has them. */
export async function offerProviders(container: MedusaContainer): Promise<void> {
  const configured = await container
    .resolve(Modules.PAYMENT)
    .listPaymentProviders({ is_enabled: true });
  const isConfigured = (id: string) => configured.some((one) => one.id === id);
  for (const { name, currency_code } of await container.resolve(Modules.REGION).listRegions()) {
    const country = currency_code.slice(0, 2);
    const accounts = country === "th" ? ["th", "thorder", "thhold", "thonline"] : [country];
    const ours = accounts.map((id) => `pp_atome-qr_${id}`).filter(isConfigured);
    await updateRegionsWorkflow(container).run({
      input: {
        selector: { name },
        update: {
          payment_providers: ["pp_system_default", ...ours],
        },
      },
    });
  }
}
