import { writeFile } from "node:fs/promises";

import { type ExecArgs } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { findByEmail } from "../medusa/traces";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Writes what the plugin keeps about one e-mail address into a new file that only its owner can read:
 * `npx medusa exec ./node_modules/medusa-payment-atome-qr/.medusa/server/src/scripts/export-personal-data.js <e-mail> <file>`.
 * A file, because the command's output is mixed with the log.
 *
 * @throws Error when an argument is missing, or the file is there already
 */
export default async function exportPersonalData({ container, args }: ExecArgs): Promise<void> {
  const [email, file] = args;
  if (!email?.includes("@") || !file) {
    throw new Error(
      "Name the e-mail address and the file: export-personal-data.js <e-mail> <file>",
    );
  }
  const { personalData } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const payments = await personalData.list(await findByEmail(container, email));
  await writeFile(file, `${JSON.stringify({ email, payments }, null, 2)}\n`, {
    flag: "wx",
    mode: 0o600,
  });
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`Atome QR: ${payments.length} payments are written to ${file}.`);
}
