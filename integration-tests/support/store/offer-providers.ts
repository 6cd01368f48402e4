import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";

/** Each country's own account, and in Thailand the ones with other options too. */
export async function offerProviders(container: MedusaContainer): Promise<void> {
  for (const { name, currency_code } of await container.resolve(Modules.REGION).listRegions()) {
    const country = currency_code.slice(0, 2);
    const accounts = country === "th" ? ["th", "thorder", "thhold"] : [country];
    await updateRegionsWorkflow(container).run({
      input: {
        selector: { name },
        update: {
          payment_providers: ["pp_system_default", ...accounts.map((id) => `pp_atome-qr_${id}`)],
        },
      },
    });
  }
}
