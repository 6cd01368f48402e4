import { type MedusaContainer } from "@medusajs/framework/types";

import { RECONCILE_WAIT_MS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileIfDue } from "./reconcile-if-due";

/**
 * Settles a charge for somebody who waits for the answer, but not for long: what takes longer goes on
 * without them.
 *
 * @returns the row as it stands afterwards, or by then
 */
export async function reconcileInTime(
  container: MedusaContainer,
  row: ChargeRow,
): Promise<ChargeRow> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), RECONCILE_WAIT_MS).unref();
  });
  // Whichever comes second, a failure too, is nobody's any more.
  const settled = await Promise.race([reconcileIfDue(container, row), late]);
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return settled ?? ledger.byId(row.id);
}
