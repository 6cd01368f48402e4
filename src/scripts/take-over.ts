import { writeFile } from "node:fs/promises";

import { type ExecArgs } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * What `npx medusa-payment-atome-qr take-over` has the store's own Medusa execute: takes over a ledger
 * that was written for another store or Omise account. From then on this store reconciles and refunds
 * its charges, but for those of another Omise account.
 *
 * @param args the file that the answer is written to
 * @throws OmiseError when Omise does not say whose the keys are: the command has to be repeated
 */
export default async function takeOver({ container, args: [answerFile] }: ExecArgs): Promise<void> {
  const { environment, accountRegistry } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await environment.takeOver();
  await accountRegistry.takeOver();
  await writeFile(answerFile, "The ledger in this database is this store's from now on.");
}
