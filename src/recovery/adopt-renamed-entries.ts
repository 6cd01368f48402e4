import { type MedusaContainer } from "@medusajs/framework/types";

import { toProviderId } from "../domain/provider-id";
import { ROLLING_DEPLOY_MS } from "../domain/timing";
import { renameProvider } from "../medusa/rename-provider";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/** By former id: until when this process looks after it, milliseconds since 1970. */
const until = new Map<string, number>();

/**
 * An entry that was renamed in `medusa-config.ts` (`th` to `th2`) keeps the charges of its former id:
 * what Medusa holds of them is the new provider's. Instances that run with the old configuration go on
 * for a while, so it is repeated for as long.
 */
export async function adoptRenamedEntries(container: MedusaContainer): Promise<void> {
  const { accounts, accountRegistry } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await accountRegistry.identify({ anew: false });
  for (const [formerId, id] of accounts.renamed()) {
    const end = until.get(formerId) ?? Date.now() + ROLLING_DEPLOY_MS;
    until.set(formerId, end);
    if (Date.now() <= end) {
      await renameProvider(container, toProviderId(formerId), toProviderId(id));
    }
  }
}
