import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { expireCharge } from "../../modules/atome-qr/operations/expire-charge";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { assertOpen } from "./open-charge";
import { syncCharge } from "./sync-charge";
import { assertConfigured } from "./staff-errors";

/**
 * Makes an open code unpayable, at once. Where the shopper was faster, the payment is taken in.
 *
 * @throws AtomeQrError `charge_already_paid` · `charge_not_open` · `account_not_configured` ·
 *   `omise_unavailable`: then it may still be payable
 */
export async function expireForStaff(container: MedusaContainer, row: ChargeRow): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const open = assertOpen(row);
  assertConfigured(atomeQr, row);
  const after = await expireCharge(atomeQr, open);
  await syncCharge(container, after);
  if (after.status === "paid") {
    assertOpen(after);
  }
}
