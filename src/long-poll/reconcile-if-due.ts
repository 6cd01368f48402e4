import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/cause";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { ASK_OMISE_EVERY_SECONDS } from "../domain/timing";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";

/**
 * Settles a charge for somebody who only asks how it stands, unless it was looked at just now. A
 * failure is not the asker's: the job keeps trying.
 *
 * @returns the row as it stands afterwards
 */
export async function reconcileIfDue(
  container: MedusaContainer,
  row: ChargeRow,
): Promise<ChargeRow> {
  const { ledger, schedule } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (!(await schedule.claimCheck(row.id, ASK_OMISE_EVERY_SECONDS))) {
    return row;
  }
  await runAs("shopper", () => reconcileQuietly(container, row.id));
  return ledger.byId(row.id);
}

/** Settles a charge, or leaves it to the job. Never throws. */
export async function reconcileQuietly(container: MedusaContainer, id: string): Promise<void> {
  await reconcileChargeWorkflow(container)
    .run({ input: { id }, throwOnError: false })
    .catch(() => undefined);
}
