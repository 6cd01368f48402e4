import { type ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { findByEmail } from "../medusa/traces";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Removes the personal data that the plugin keeps about one e-mail address, of a guest for example:
 * `npx medusa exec ./node_modules/medusa-payment-atome-qr/.medusa/server/src/scripts/erase-personal-data.js <e-mail>`.
 * The payments stay, without it.
 *
 * @throws Error when the address is missing
 */
export default async function erasePersonalData({ container, args }: ExecArgs): Promise<void> {
  const [email] = args;
  if (!email?.includes("@")) {
    throw new Error("Name the e-mail address: erase-personal-data.js <e-mail>");
  }
  const { personalData } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const erased = await personalData.erase(await findByEmail(container, email));
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`Atome QR: the personal data of ${erased} payments is removed.`);
}
