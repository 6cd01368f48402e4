import { type AttentionReason } from "../domain/attention";
import { ABANDONED_AFTER_MS, isOlder } from "../domain/timing";
import { type ChargeRow } from "../modules/atome-qr/rows";
import {
  type CartFacts,
  type ChargeFacts,
  type Facts,
  type OrderFacts,
  type RefundFacts,
  type SessionFacts,
} from "./facts";
import { costs } from "../medusa/cart";
import { hasBeenPaid, isBalanced, type Order, owesMoney } from "../medusa/order";
import { hasNewerCode, isAuthorized, isOpen, phaseOf, type Session } from "../medusa/session";
import { isAmount } from "./is-amount";
import { type Snapshot } from "./snapshot";

/** What a snapshot says, without ids and amounts. Pure. */
export function toFacts(
  seen: Snapshot,
  latePayments: ChargeFacts["latePayments"],
): Omit<Facts, "tried" | "failure"> {
  const { row, session, order, payment } = seen;
  return {
    charge: toChargeFacts(seen, latePayments),
    session: session && toSessionFacts(row, session),
    payment: payment && {
      isOfCharge: payment.data?.charge_id === row.charge_id,
      isCaptured: Boolean(payment.captured_at),
    },
    cart: toCartFacts(seen),
    order: order && toOrderFacts(seen, order),
    refunds: toRefundFacts(seen),
  };
}

function toChargeFacts(
  { row, wasEndedByStaff }: Snapshot,
  latePayments: ChargeFacts["latePayments"],
): ChargeFacts {
  const { refunded_amount: refunded, amount } = row;
  return {
    status: row.status,
    isKnown: row.charge_id !== null,
    isFinalized: row.finalized_at !== null,
    createdAt: row.created_at,
    withdrawnAt: row.withdrawn_at,
    mismatchSince: row.mismatch_since,
    attention: row.attention as AttentionReason | null,
    refunded: refunded >= amount ? "all" : refunded > 0 ? "part" : "none",
    areRefundsShown: row.shown_refunded_amount >= refunded,
    latePayments,
    wasEndedByStaff,
  };
}

function toSessionFacts(row: ChargeRow, session: Session): SessionFacts {
  const { siblings } = session;
  return {
    status: phaseOf(session),
    showsCharge: session.data.charge_id === row.charge_id,
    costsCharge: isAmount(session.amount, row),
    hasNewerCode: hasNewerCode(session),
    hasOpenSibling: siblings.some(isOpen),
    hasAuthorizedSibling: siblings.some(isAuthorized),
  };
}

/** Null where there is no cart to make an order of. */
function toCartFacts(seen: Snapshot): CartFacts | null {
  const { row, session, cartId, cart, collection, order } = seen;
  if (cartId === null || order) {
    return null;
  }
  const isSame = cart !== null && cart !== "unread" && costs(cart, row);
  return {
    total: cart === "unread" ? cart : isSame ? "same" : "differs",
    collectionCostsCharge: !collection || isAmount(collection.amount, row),
    hasLostOrder: seen.lostOrderIds.length > 0,
    canTakeSession: !session && isSame && !cart.isCompleted && Boolean(collection),
  };
}

function toOrderFacts(seen: Snapshot, order: Order): OrderFacts {
  const { session, cartId, transactions } = seen;
  return {
    isOfCart: cartId !== null,
    isCanceled: order.status === "canceled",
    isPending: order.status === "pending",
    isFulfilled: order.isFulfilled,
    hasPayment: order.hasPayment,
    isPaid: hasBeenPaid(order),
    owesMoney: owesMoney(order),
    isBalanced: isBalanced(order),
    isOlderThanSession: session !== null && order.createdAt < session.created_at,
    awaitsPayment: seen.awaitsPayment,
    otherSession: seen.otherSession,
    transactions: transactions?.state ?? "complete",
    hasAbandonedCredit: seen.unconfirmed.abandonedCredits.length > 0,
    hasOpenChange: seen.unconfirmed.open !== null,
  };
}

function toRefundFacts({ row, now, refunds, ...seen }: Snapshot): RefundFacts {
  const { forgotten } = refunds;
  const isOld = forgotten.some(({ updated_at: at }) => isOlder(at, ABANDONED_AFTER_MS, now));
  return {
    isUnderWay: seen.hasRefundUnderWay,
    hasMedusaRefund: seen.medusaRefunds.length > 0,
    areAllKnown: refunds.sum >= row.refunded_amount,
    hasUnrecorded: refunds.unrecorded.length > 0,
    hasLostRecord: refunds.lost.length > 0,
    forgotten: forgotten.length === 0 ? "none" : isOld ? "old" : "recent",
  };
}
