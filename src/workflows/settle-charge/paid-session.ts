import { type AttentionReason, blocksCapture } from "../../domain/attention";
import { toMinorUnits } from "../../domain/money";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { hasBeenPaid, type OrderState, owesMoney, type SessionState } from "./find-session";

/** Why this payment cannot become a paid order; null when it can. */
export function findObstacle(row: ChargeRow, session: SessionState | null): AttentionReason | null {
  if (blocksCapture(row.attention)) {
    return row.attention as AttentionReason;
  }
  if (row.refunded_amount > 0) {
    return "refunded_before_order";
  }
  if (!session) {
    return "session_gone";
  }
  if (toMinorUnits(session.amount, session.currency_code).amount !== row.amount) {
    return "cart_changed";
  }
  if (session.order?.status === "canceled") {
    return "order_canceled";
  }
  if (session.payment) {
    // Begun for this charge and to be ended; one for another charge leaves nothing to pay for.
    return isPaymentOf(session, row) ? null : "cart_already_ordered";
  }
  return session.order && !owesMoney(session.order) ? "cart_already_ordered" : null;
}

/** A session can have had several charges, one after the other. */
export function isPaymentOf({ payment }: SessionState, row: ChargeRow): boolean {
  return payment?.data?.charge_id === row.charge_id;
}

/** The order is still to be made of the cart. */
export function isUnordered(session: SessionState): session is SessionState & { cartId: string } {
  return session.cartId !== null && session.order === null;
}

export type RecordedSession = SessionState & {
  order: OrderState;
  payment: NonNullable<SessionState["payment"]>;
};

/** The payment is captured, the order exists, and its transactions show the money. */
export function isRecorded(
  session: SessionState | null,
  row: ChargeRow,
): session is RecordedSession {
  if (!session?.payment?.captured_at || !session.order || !isPaymentOf(session, row)) {
    return false;
  }
  return hasBeenPaid(session.order);
}
