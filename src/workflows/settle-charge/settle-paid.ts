import { processPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { type MedusaContainer } from "@medusajs/framework/types";
import { MathBN, PaymentActions } from "@medusajs/framework/utils";

import { type AttentionReason, blocksCapture } from "../../atome-qr/attention";
import { toMedusaAmount, toMinorUnits } from "../../atome-qr/money";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { emitChargeEvent } from "./emit-charge-event";
import { cartMatches } from "./cart-matches";
import { findSession, type OrderState, type SessionState } from "./find-session";
import { returnPayment } from "./return-payment";

/** How often a cart that differs from the payment is looked at again; about two minutes. */
const TRIES_WHILE_CART_CHANGES = 3;

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
  const obstacle = findObstacle(row, session);
  if (obstacle) {
    return returnPayment(container, atomeQr, row, obstacle);
  }
  if (!isRecorded(session)) {
    if (!(await cartMatches(container, row, session))) {
      if (row.attempts < TRIES_WHILE_CART_CHANGES) {
        throw new Error(
          "The cart's total is not what was paid; it may be in the middle of a change.",
        );
      }
      return returnPayment(container, atomeQr, row, "cart_changed");
    }
    await processPaymentWorkflow(container).run({
      input: {
        action: PaymentActions.SUCCESSFUL,
        data: { session_id: row.session_id, amount: toMedusaAmount(row) },
      },
    });
  }
  return confirm(container, atomeQr, row);
}

/** Why this payment cannot become a paid order; null when it can, or already is one. */
function findObstacle(row: ChargeRow, session: SessionState | null): AttentionReason | null {
  if (blocksCapture(row.attention)) {
    return row.attention as AttentionReason;
  }
  if (!session) {
    return "session_gone";
  }
  if (toMinorUnits(session.amount, session.currency_code).amount !== row.amount) {
    return "amount_mismatch";
  }
  if (session.payment || !session.order) {
    return null;
  }
  if (session.order.status === "canceled") {
    return "order_canceled";
  }
  return owes(session.order) ? null : "cart_already_ordered";
}

function owes(order: OrderState): boolean {
  return !order.summary || MathBN.gt(order.summary.pending_difference, 0);
}

/** The payment is captured, the order exists, and its transactions show the money. */
function isRecorded(session: SessionState | null): session is SessionState & { order: OrderState } {
  const paid = session?.order?.summary?.paid_total ?? 0;
  return Boolean(session?.payment?.captured_at && session.order) && MathBN.gt(paid, 0);
}

async function confirm(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  const session = await findSession(container, row.session_id);
  if (isRecorded(session)) {
    const settled = { ...row, order_id: session.order.id };
    await emitChargeEvent(container, "paid", settled);
    await atomeQr.ledger.markSettled(row, session.order.id);
    return atomeQr.ledger.byId(row.id);
  }
  const now = await atomeQr.ledger.byId(row.id);
  if (now.refunded_amount >= now.amount) {
    // The order could not be placed (out of stock, say) and core paid the money back.
    return returnPayment(container, atomeQr, row, "order_not_placed");
  }
  throw new Error(
    `The charge is paid, but ${session?.payment?.captured_at ? "no paid order exists" : "its payment is not captured"} yet.`,
  );
}
