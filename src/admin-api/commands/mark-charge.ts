import { type MedusaContainer } from "@medusajs/framework/types";

import { AtomeQrError } from "../../domain/errors";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { readCharge } from "../../modules/atome-qr/operations/read-charge";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { assertOpen } from "./open-charge";
import { syncCharge } from "./sync-charge";
import { assertConfigured, toStaffError } from "./staff-errors";

/**
 * Test mode: what a shopper would do with an open code.
 *
 * @throws AtomeQrError `test_mode_only` · `charge_already_paid` · `charge_not_open` ·
 *   `account_not_configured` · `omise_unavailable`
 */
export async function markCharge(
  container: MedusaContainer,
  row: ChargeRow,
  status: "paid" | "failed",
): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (row.livemode) {
    throw new AtomeQrError(
      "test_mode_only",
      "This is a live charge: only the shopper can pay it. Test charges can be marked.",
    );
  }
  const open = assertOpen(row);
  assertConfigured(atomeQr, row);
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    await (status === "paid"
      ? client.markChargeAsPaid(open.charge_id)
      : client.markChargeAsFailed(open.charge_id));
  } catch (error) {
    // Somebody else may have been faster; whatever Omise shows now counts.
    const after = await readCharge(atomeQr, open).catch(() => open);
    if (after.status === "pending") {
      throw toStaffError(error);
    }
  }
  await syncCharge(container, row);
}
