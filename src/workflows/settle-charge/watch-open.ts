import { type MedusaContainer } from "@medusajs/framework/types";

import { expireCharge } from "../../modules/atome-qr/operations/expire-charge";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findSession } from "./find-session";

/** A session gets its charge's id moments after the charge is made; until then it looks orphaned. */
const ORPHAN_AFTER_MS = 2 * 60 * 1000;

/**
 * An open charge is left alone while its session shows it. One that no session shows (the process
 * died, or core's write failed, before the session had it) must not stay payable: it is expired,
 * and whatever that finds is settled on the next look.
 */
export async function watchOpen(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  if (Date.now() - row.created_at.getTime() > ORPHAN_AFTER_MS) {
    const session = await findSession(container, row.session_id);
    if (session?.data.charge_id !== row.charge_id) {
      return expireCharge(atomeQr, row);
    }
  }
  return row;
}
