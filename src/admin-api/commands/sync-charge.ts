import { type MedusaContainer } from "@medusajs/framework/types";

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
  await reconcileChargeWorkflow(container)
    .run({ input: { id: row.id } })
    .catch((error: unknown) => {
      throw toStaffError(error);
    });
  return atomeQr.ledger.byId(row.id);
}
