import { writeFile } from "node:fs/promises";

import { type ExecArgs } from "@medusajs/framework/types";

import { findByEmail } from "../medusa/traces";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * What `npx medusa-payment-atome-qr export-personal-data` has the store's own Medusa execute: writes
 * what the plugin keeps about one e-mail address into a new file that only its owner can read.
 *
 * @param args the file that the answer is written to; the address; the new file
 * @throws Error when the file is there already
 */
export default async function exportPersonalData({ container, args }: ExecArgs): Promise<void> {
  const [answerFile, email, file] = args;
  const { personalData } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const payments = await personalData.list(await findByEmail(container, email));
  await writeFile(file, `${JSON.stringify({ email, payments }, null, 2)}\n`, {
    flag: "wx",
    mode: 0o600,
  });
  await writeFile(answerFile, `${payments.length} payments are written to ${file}.`);
}
