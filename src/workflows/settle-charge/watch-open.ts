import { type MedusaContainer } from "@medusajs/framework/types";

import { ORPHANED_AFTER_MS } from "../../domain/timing";
import { expireCharge } from "../../modules/atome-qr/operations/expire-charge";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findSession, owesMoney, type SessionState } from "./find-session";
import { isSuperseded } from "./rival-sessions";

/**
 * An open charge is left alone while there is something to pay with it. One that no session shows
 * (the process died, or core's write failed, before the session had it), that has a successor, or
 * whose order was cancelled or paid in another way, must not stay payable: it is expired, which may
 * find that it has just been paid.
 *
 * @returns the row, still pending or not any more
 */
export async function watchOpen(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  const session = await findSession(container, row.session_id);
  const isOver =
    isOrphan(session, row) ||
    isOrderDone(session) ||
    (session !== null && (await isSuperseded(container, session)));
  return isOver ? expireCharge(atomeQr, row) : row;
}

function isOrphan(session: SessionState | null, row: KnownChargeRow): boolean {
  const isOldEnough = Date.now() - row.created_at.getTime() > ORPHANED_AFTER_MS;
  return isOldEnough && session?.data.charge_id !== row.charge_id;
}

function isOrderDone(session: SessionState | null): boolean {
  const order = session?.order;
  return Boolean(order) && (order?.status === "canceled" || !owesMoney(order!));
}
