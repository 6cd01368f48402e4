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
  const text = `${JSON.stringify({ email, payments }, null, 2)}\n`;
  await writeFile(file, text, { flag: "wx", mode: 0o600 }).catch((error: unknown) => {
    throw toReadable(file, error as NodeJS.ErrnoException);
  });
  await writeFile(answerFile, `${payments.length} payments are written to ${file}.`);
}

function toReadable(file: string, { code, message }: NodeJS.ErrnoException): Error {
  switch (code) {
    case "EEXIST":
      return new Error(`${file} is there already. Name a new file.`);
    case "ENOENT":
      return new Error(`The folder of ${file} is not there. Make it first, or name another file.`);
    default:
      return new Error(`${file} cannot be written: ${message}`);
  }
}
