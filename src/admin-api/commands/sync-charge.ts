import { type MedusaContainer } from "@medusajs/framework/types";

import { AtomeQrError } from "../../domain/errors";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { reconcileChargeWorkflow } from "../../workflows/reconcile-charge";
import { assertConfigured, toStaffError } from "./staff-errors";

/**
 * Reads a charge from Omise and brings Medusa in line with it, now.
 *
 * @returns the row as it stands afterwards
 * @throws AtomeQrError `account_not_configured` · `omise_unavailable` · `charge_not_finalized`
 */
export async function syncCharge(
  container: MedusaContainer,
  row: Pick<ChargeRow, "id" | "account">,
): Promise<ChargeRow> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  assertConfigured(atomeQr, row);
  await atomeQr.schedule.takeUpAgain(row.id); // what this try does not bring to its end, the job does
  await reconcileChargeWorkflow(container)
    .run({ input: { id: row.id } })
    .catch((error: unknown) => {
      throw isMismatch(error) ? notWhatWasPaid() : toStaffError(error);
    });
  return atomeQr.ledger.byId(row.id);
}

/** What the provider tells a shopper, who can start again; staff cannot. */
function isMismatch(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "charge_mismatch";
}

function notWhatWasPaid(): AtomeQrError {
  return new AtomeQrError(
    "charge_not_finalized",
    "It is paid, but what it is for does not cost what was paid, so no order could be placed yet. It is tried again by itself. To give the order up, refund the payment in full.",
  );
}
