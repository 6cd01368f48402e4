import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/actor";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { ASK_OMISE_EVERY_SECONDS } from "../domain/timing";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";

/**
 * Reconciles a charge for a shopper who asks for its status, unless it was checked just now. Errors are
 * not theirs: the job retries.
 *
 * @param everySeconds what "just now" means
 * @returns the row as it stands afterwards
 */
export async function reconcileIfDue(
  container: MedusaContainer,
  row: ChargeRow,
  everySeconds = ASK_OMISE_EVERY_SECONDS,
): Promise<ChargeRow> {
  const { ledger, schedule } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (!(await schedule.claimCheck(row.id, everySeconds))) {
    return row;
  }
  await runAs("shopper", () => reconcileQuietly(container, row.id));
  return ledger.byId(row.id);
}

/** Reconciles a charge, or leaves it to the job. Never throws. */
export async function reconcileQuietly(container: MedusaContainer, id: string): Promise<void> {
  await reconcileChargeWorkflow(container)
    .run({ input: { id }, throwOnError: false })
    .catch(() => undefined);
}
