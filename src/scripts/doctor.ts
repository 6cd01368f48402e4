import { writeFile } from "node:fs/promises";

import { type ExecArgs } from "@medusajs/framework/types";

import { examine } from "../doctor/examine";
import { readFacts } from "../doctor/read-facts";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * What `npx medusa-payment-atome-qr doctor` has the store's own Medusa execute.
 *
 * @param args the file to which the report is written, as JSON; where the store runs, if that is known
 */
export default async function doctor({
  container,
  args: [reportFile, storeUrl],
}: ExecArgs): Promise<void> {
  const { beforeShutdown } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  beforeShutdown.forEach((stop) => stop()); // this process looks only: no safety net
  const report = examine(await readFacts(container, storeUrl ?? null));
  await writeFile(reportFile, JSON.stringify(report));
}
