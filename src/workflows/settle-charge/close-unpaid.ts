import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { toSessionStatus } from "../../domain/status";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { cancelForsakenOrder, cancelUnpaidOrder } from "./cancel-unpaid-order";
import { emitChargeEvent } from "./emit-charge-event";
import { findSession, type SessionState } from "./find-session";
import { looksHalfMade, takeBackOrder } from "./take-back-order";

/**
 * A charge that failed or expired, as just re-read from Omise. Its session says so, so that the
 * storefront can offer a new code; an order that was placed ahead of the payment is cancelled,
 * which frees its stock. Core drops these webhooks (#16398, #11609), so it is ours to do.
 */
export async function closeUnpaid(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  const session = await findWholeSession(container, row);
  if (session && isAbout(session, row) && !session.payment) {
    await cancelUnpaidOrder(container, session, row);
    await closeSession(container, atomeQr, row, session);
  } else if (!session?.payment) {
    await cancelForsakenOrder(container, atomeQr, row);
  }
  await emitChargeEvent(container, row.status === "expired" ? "expired" : "failed", row);
  await atomeQr.ledger.markSettled(row);
  return atomeQr.ledger.byId(row.id);
}

/** The charge's session, without what a crash left of an order that was being placed. */
async function findWholeSession(
  container: MedusaContainer,
  row: KnownChargeRow,
): Promise<SessionState | null> {
  const session = await findSession(container, row.session_id);
  if (!session || !isAbout(session, row) || !looksHalfMade(session)) {
    return session;
  }
  // Waits for whoever is still at it; if it was that, the order is whole now, and waits to be paid.
  await takeBackOrder(container, row, session);
  return findSession(container, row.session_id);
}

/** A newer charge of the same session may have replaced this one. */
function isAbout(session: SessionState, row: KnownChargeRow): boolean {
  return session.data.charge_id === row.charge_id;
}

/** Goes through the provider's `updatePayment`, which answers from the ledger. */
async function closeSession(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  session: SessionState,
): Promise<void> {
  const { checkout } = atomeQr.accounts.byId(row.account).options;
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: session.id,
    amount: session.amount,
    currency_code: session.currency_code,
    data: session.data,
    status: toSessionStatus(row.status, checkout),
  });
}
