import { type MedusaContainer } from "@medusajs/framework/types";

import { RECONCILE_WAIT_MS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileIfDue } from "./reconcile-if-due";

/**
 * Reconciles a charge for a shopper who waits for the answer, for `RECONCILE_WAIT_MS` at most: what
 * takes longer continues in the background.
 *
 * @param everySeconds no more often than this, whoever asks
 * @returns the row as it stands afterwards, or by then
 */
export async function reconcileInTime(
  container: MedusaContainer,
  row: ChargeRow,
  everySeconds?: number,
): Promise<ChargeRow> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), RECONCILE_WAIT_MS).unref();
  });
  // What comes second is ignored, an error too.
  const reconciled = await Promise.race([reconcileIfDue(container, row, everySeconds), late]);
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return reconciled ?? ledger.byId(row.id);
}
