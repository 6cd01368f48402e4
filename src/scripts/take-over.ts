import { type ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Takes over a ledger that was written for another store or Omise account, knowingly:
 * `npx medusa exec ./node_modules/medusa-payment-atome-qr/.medusa/server/src/scripts/take-over.js`.
 * From then on this store reconciles and refunds its charges, but for those of another Omise account.
 *
 * @throws OmiseError when Omise does not say whose the keys are: the command has to be repeated
 */
export default async function takeOver({ container }: ExecArgs): Promise<void> {
  const { environment, accountRegistry } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await environment.takeOver();
  await accountRegistry.takeOver();
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info("Atome QR: the ledger in this database is this store's from now on.");
}
