import { writeFile } from "node:fs/promises";

import { type ExecArgs } from "@medusajs/framework/types";

import { findByEmail } from "../medusa/traces";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * What `npx medusa-payment-atome-qr erase-personal-data` has the store's own Medusa execute: removes
 * the personal data that the plugin keeps about one e-mail address, of a guest for example. The
 * payments stay, without it.
 *
 * @param args the file that the answer is written to; the address
 */
export default async function erasePersonalData({ container, args }: ExecArgs): Promise<void> {
  const [answerFile, email] = args;
  const { personalData } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const erased = await personalData.erase(await findByEmail(container, email));
  await writeFile(answerFile, `The personal data of ${erased} payments is removed.`);
}
