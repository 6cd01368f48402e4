import { type MedusaContainer } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

import { CART_CHANGE_SECONDS } from "../../domain/timing";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { cartMatches } from "./cart-matches";
import { emitChargeEvent } from "./emit-charge-event";
import { findSession, type OrderState, type SessionState } from "./find-session";
import { hold } from "./hold";
import { isRefusal } from "./is-refusal";
import { listShownRefunds } from "./list-shown-refunds";
import { mendTransactions } from "./mend-transactions";
import {
  findObstacle,
  isPaymentOf,
  isRecorded,
  isUnordered,
  type RecordedSession,
} from "./paid-session";
import { payOrder, placeOrder } from "./place-order";
import { rejectCart, rejectOrder } from "./reject-order";
import { restoreSession } from "./restore-session";
import { dropLostOrder, looksHalfMade, takeBackOrder } from "./take-back-order";
import { returnPayment } from "./return-payment";

/**
 * A paid charge becomes a paid order. Where there is nothing to pay for, the money goes back or is
 * held. The row counts as settled only once the order exists **and** shows the money.
 */
export async function settlePaid(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  const session = await findSession(container, row.session_id);
  if (isRecorded(session, row)) {
    return finish(container, atomeQr, row, session);
  }
  if (await atomeQr.refunds.findUnresolved(row.charge_id)) {
    throw new Error("A refund of this charge is under way; what is left of it is not known yet.");
  }
  const isUnused = session?.payment && !session.order && row.refunded_amount === 0;
  if (isUnused && (await listShownRefunds(container, session.payment!.id)).length > 0) {
    // Core, whose completion failed, wrote it down and died over it: the job makes it.
    throw new Error("A refund that Medusa shows is still to be made, so no order is placed.");
  }
  if (!session || findObstacle(row, session)) {
    // Read in parts while core may be recording this very payment: only a second look is certain.
    const again = await findSession(container, row.session_id);
    const obstacle = isRecorded(again, row) ? null : findObstacle(row, again);
    if (obstacle === "session_gone" && (await restoreSession(container, atomeQr, row))) {
      return settlePaid(container, atomeQr, await latest(atomeQr, row));
    }
    if (obstacle) {
      return returnPayment(container, atomeQr, row, obstacle);
    }
    return settlePaid(container, atomeQr, row);
  }
  if (looksHalfMade(session) && (await takeBackOrder(container, row, session))) {
    return settlePaid(container, atomeQr, row);
  }
  const differs = !(await cartMatches(container, row, session));
  const seconds = await atomeQr.ledger.noteMismatch(row.id, differs);
  if (differs && isUnordered(session) && seconds >= CART_CHANGE_SECONDS) {
    await rejectCart(container, atomeQr, row, session);
    return returnPayment(container, atomeQr, row, "cart_changed");
  }
  if (differs) {
    throw new Error("The cart's total is not what was paid; it may be in the middle of a change.");
  }
  if (!isUnordered(session)) {
    await payOrder(container, row);
    return confirm(container, atomeQr, row);
  }
  if (session.lostOrderId) {
    await dropLostOrder(container, row, session.cartId);
  }
  try {
    await placeOrder(container, row, session);
  } catch (error) {
    return confirm(container, atomeQr, row, error);
  }
  return confirm(container, atomeQr, row);
}

async function latest(
  { ledger }: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  return { ...(await ledger.byId(row.id)), charge_id: row.charge_id };
}

/**
 * @param failure what core threw, if it did: the order may have been placed all the same
 * @throws when the charge is not accounted for yet; the next try may do it
 */
async function confirm(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  failure?: unknown,
): Promise<ChargeRow> {
  const session = await findSession(container, row.session_id);
  if (isRecorded(session, row)) {
    return finish(container, atomeQr, row, session);
  }
  const now = await latest(atomeQr, row);
  if (now.refunded_amount >= now.amount) {
    // Core's completion failed after it had captured, and core paid the money back.
    return returnPayment(container, atomeQr, now, "order_not_placed");
  }
  if (await isMended(container, session, row)) {
    return confirm(container, atomeQr, row);
  }
  if (isRefusal(failure) && session && isUnordered(session)) {
    await rejectOrder(container, atomeQr, row, session, failure);
    return returnPayment(container, atomeQr, now, "order_not_placed");
  }
  const what = session?.payment?.captured_at
    ? "no paid order exists"
    : "its payment is not captured";
  if (failure !== undefined) {
    throw failure as Error;
  }
  throw new Error(`The charge is paid, but ${what} yet.`);
}

/** Nothing of ours lets them differ; stores have other code. Parts of a satang do not count. */
function costsWhatWasPaid({ summary }: OrderState): boolean {
  return MathBN.lt(MathBN.abs(summary?.pending_difference ?? 0), 0.01);
}

/** A crash can leave payment and order without the transaction that connects them. */
async function isMended(
  container: MedusaContainer,
  session: SessionState | null,
  row: ChargeRow,
): Promise<boolean> {
  const isCaptured = session?.payment?.captured_at && isPaymentOf(session, row);
  return isCaptured && session.order
    ? (await mendTransactions(container, session.payment!.id, session.order.id)) === "mended"
    : false;
}

async function finish(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  recorded: RecordedSession,
): Promise<ChargeRow> {
  const { payment, cartId } = recorded;
  // Whoever completes the cart may still take the order back, until they let go of it.
  const session = cartId
    ? await hold(container, [cartId], () => findSession(container, row.session_id))
    : recorded;
  if (!isRecorded(session, row)) {
    return settlePaid(container, atomeQr, row);
  }
  const { order } = session;
  if (cartId === null) {
    // Staff made the code for an order that may have been paid in part before: that it shows money
    // does not say that it shows this.
    const shown = await mendTransactions(container, payment.id, order.id);
    if (shown === "under way") {
      throw new Error("The payment is captured, but the order does not show it yet.");
    }
    if (shown === "mended") {
      return settlePaid(container, atomeQr, row);
    }
  }
  const now = await latest(atomeQr, row);
  if (order.status === "canceled" && now.refunded_amount < now.amount) {
    return returnPayment(container, atomeQr, now, "order_canceled");
  }
  if (!costsWhatWasPaid(order) && now.refunded_amount === 0 && order.status !== "canceled") {
    await atomeQr.ledger.raiseAttention(row.id, "order_amount_differs");
  }
  await emitChargeEvent(container, "paid", { ...row, order_id: order.id });
  await atomeQr.ledger.markSettled(row, order.id);
  return atomeQr.ledger.byId(row.id);
}
