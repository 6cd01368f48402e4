import { type AttentionReason, blocksCapture } from "../domain/attention";
import { assertUnreachable } from "../domain/errors";
import {
  CART_CHANGE_SECONDS,
  CORE_REQUEST_MS,
  isOlder,
  ORPHANED_AFTER_MS,
  UNANSWERED_MS,
} from "../domain/timing";
import { type Facts, type OrderFacts, type Step } from "./facts";
import { finish, retry, wait } from "./outcomes";
import { isPartial, isRecorded, isUnpaid } from "./predicates";
import { decideRefunds } from "./refunds/decide-refunds";

/**
 * What to do next about a charge: the whole policy, from top to bottom. Pure and total; proved by
 * exploring every state it can meet (`decide.model.test.ts`).
 *
 * @param now for ages; the facts hold times
 */
export function decide(facts: Facts, now: Date): Step {
  const { charge } = facts;
  switch (charge.status) {
    case "creating":
    case "pending":
      return charge.isKnown ? decideOpen(facts, now) : decideAttempt(facts, now);
    case "paid":
      return charge.isFinalized ? decideRefunds(facts) : decidePaid(facts, now);
    case "failed":
    case "expired":
      return charge.isFinalized ? wait("Nothing is left to do.") : decideEnded(facts, now);
    default:
      return assertUnreachable(charge.status);
  }
}

/** The answer to the create call was lost; Omise has just been searched for the attempt. */
function decideAttempt({ charge }: Facts, now: Date): Step {
  return isOlder(charge.createdAt, UNANSWERED_MS, now)
    ? { kind: "giveUpAttempt", why: "Omise never received the request." }
    : wait("Omise may still show the charge.");
}

/** The code can be paid. It must not stay payable when there is nothing to pay for. */
function decideOpen({ charge, session, order, tried }: Facts, now: Date): Step {
  if (tried.has("expireCode")) {
    return wait("Omise has not confirmed yet that the code is expired.");
  }
  if (session && order && (order.isCanceled || !order.owesMoney)) {
    return { kind: "expireCode", why: "Its order is cancelled, or paid in another way." };
  }
  if (session?.status === "open" && session.hasNewerCode) {
    return { kind: "expireCode", why: "The shopper has a newer code." };
  }
  if (!session?.showsCharge && isOlder(charge.createdAt, ORPHANED_AFTER_MS, now)) {
    return { kind: "expireCode", why: "No session shows it: core crashed, or could not write it." };
  }
  return wait("The shopper can still pay.");
}

/** It failed or expired. An order that was placed ahead of it is cancelled, which frees its stock. */
function decideEnded(facts: Facts, now: Date): Step {
  const { session, payment, order } = facts;
  if (payment) {
    return finish("The session has been paid with another charge.");
  }
  const showsCharge = session?.showsCharge ?? false;
  if (showsCharge && isPartial(facts)) {
    return { kind: "undoPartialOrder", why: "A crash left the order without its payment." };
  }
  const isPlacedAhead = showsCharge
    ? session!.status === "awaiting" || order?.isOlderThanSession
    : order?.awaitsPayment && !facts.charge.wasEndedByStaff;
  if (order?.isOfCart && isUnpaid(order) && isPlacedAhead) {
    const cancellation = decideCancellation(facts, order, now);
    if (cancellation) {
      return cancellation;
    }
  }
  return showsCharge && session!.status !== "ended"
    ? { kind: "closeSession", why: "The storefront can offer a new code." }
    : finish("The charge is over.");
}

/** @returns null when the order can still be paid with another session */
function decideCancellation(
  { charge, session, tried }: Facts,
  order: OrderFacts,
  now: Date,
): Step | null {
  if (charge.withdrawnAt && !isOlder(charge.withdrawnAt, CORE_REQUEST_MS, now)) {
    return retry("The shopper is changing the payment method; the order may get another session.");
  }
  if (!session?.showsCharge) {
    if (order.otherSession === "payable") {
      return null;
    }
    if (order.otherSession === "made") {
      return retry("Another session of the order may be getting its charge.");
    }
  }
  if (order.hasOpenChange) {
    return charge.attention === "order_being_changed" || tried.has("tellStaff")
      ? wait("Staff are told; the order is cancelled once the change of it has ended.")
      : {
          kind: "tellStaff",
          reason: "order_being_changed",
          why: "Core cancels no order of which a change is open.",
        };
  }
  return { kind: "cancelOrder", why: "The payment that the order waits for cannot come any more." };
}

/** It is paid: an order, or the money back. */
function decidePaid(facts: Facts, now: Date): Step {
  const { charge, cart, order, refunds, payment, tried } = facts;
  if (isRecorded(facts)) {
    return decideRecorded(facts);
  }
  if (refunds.isUnderWay) {
    return retry("A refund of this charge is under way; what is left of it is not known yet.");
  }
  if (payment && !order && charge.refunded === "none" && refunds.hasMedusaRefund) {
    return retry("A refund that Medusa shows is still to be made, so no order is placed.");
  }
  const obstacle = findObstacle(facts);
  const mayRestore = !blocksCapture(charge.attention) && !tried.has("restoreSession");
  if (obstacle === "session_gone" && mayRestore && cart?.canTakeSession) {
    return { kind: "restoreSession", why: "The cart can still become the order that was paid." };
  }
  if (obstacle) {
    return decideMoney(facts, obstacle);
  }
  if (isPartial(facts)) {
    return { kind: "undoPartialOrder", why: "A crash left the order without its payment." };
  }
  return order || !cart ? decideOrder(facts) : decideCart(facts, now);
}

/** There is a cart that costs what was paid, as far as is known, or not any more. */
function decideCart(facts: Facts, now: Date): Step {
  const { charge, cart, session, payment, failure, tried } = facts;
  if (cart!.total === "differs") {
    if (!charge.mismatchSince) {
      return { kind: "markMismatch", differs: true, why: "The cart has another total." };
    }
    return isOlder(charge.mismatchSince, CART_CHANGE_SECONDS * 1000, now)
      ? { kind: "forbidCapture", reason: "cart_changed", why: "The cart has become another one." }
      : retry("The cart's total is not what was paid; it may be in the middle of a change.");
  }
  if (charge.mismatchSince) {
    return { kind: "markMismatch", differs: false, why: "The cart costs what was paid again." };
  }
  if (!cart!.collectionCostsCharge) {
    return { kind: "correctCollection", why: "Core left it at the amount of a refused change." };
  }
  if (cart!.hasLostOrder) {
    return { kind: "dropLostOrderLink", why: "Core would take the cart for completed." };
  }
  const isRefused = failure === "refused" && tried.has("completeCart");
  if (isRefused && !payment && !session!.hasOpenSibling) {
    return { kind: "forbidCapture", reason: "order_not_placed", why: "Core refused the order." };
  }
  return tried.has("completeCart")
    ? retry("The charge is paid, but no paid order exists yet.")
    : { kind: "completeCart", why: "The charge is paid." };
}

/** There is an order that waits for this payment, or a crash left it without its transactions. */
function decideOrder({ order, payment, tried }: Facts): Step {
  if (payment?.isCaptured && order?.transactions === "missing") {
    return { kind: "writeTransactions", why: "The payment is captured; the order lacks it." };
  }
  return tried.has("captureOrder") || tried.has("completeCart")
    ? retry("The charge is paid, but the order does not show it yet.")
    : { kind: "captureOrder", why: "The charge is paid, and the order waits for it." };
}

/** The payment is captured, and the order shows money. */
function decideRecorded(facts: Facts): Step {
  const { charge, order } = facts;
  if (!order!.isOfCart && order!.transactions === "under way") {
    return retry("The payment is captured, but the order does not show it yet.");
  }
  // It may have been paid in part before: that it shows money does not say that it shows this.
  if (!order!.isOfCart && order!.transactions === "missing") {
    return { kind: "writeTransactions", why: "The payment is captured; the order lacks it." };
  }
  if (order!.isCanceled && charge.refunded !== "all") {
    return decideMoney(facts, "order_canceled");
  }
  const differs = !order!.isBalanced && !order!.isCanceled && charge.refunded === "none";
  return differs && charge.attention !== "order_amount_differs" && !facts.tried.has("tellStaff")
    ? {
        kind: "tellStaff",
        reason: "order_amount_differs",
        why: "The cart, or the order, was changed before the payment.",
      }
    : { kind: "finishOrder", why: "The order exists, and shows the money." };
}

/** There is nothing to pay for: the money goes back, or staff decide about it. */
function decideMoney({ charge, tried }: Facts, reason: AttentionReason): Step {
  // `given_up` is not held: there, staff have decided already.
  const isHeld =
    FOR_STAFF_TO_DECIDE.has(reason) || (charge.latePayments === "hold" && reason !== "given_up");
  if (charge.refunded !== "all" && !isHeld) {
    return tried.has("returnMoney")
      ? retry("The money is on its way back; Omise does not show it yet.")
      : { kind: "returnMoney", reason, why: "There is nothing to pay for." };
  }
  return charge.attention === reason
    ? finish("Staff are told, and the money went back or is held.")
    : { kind: "holdMoney", reason, why: "Staff are told, and decide about what is left." };
}

/** What a charge of the wrong amount or mode is worth, or a reversed one, only staff can tell. */
const FOR_STAFF_TO_DECIDE: ReadonlySet<AttentionReason> = new Set([
  "amount_mismatch",
  "livemode_mismatch",
  "reversed",
] as const);

/** Why this payment cannot become a paid order; null when it can. */
function findObstacle(facts: Facts): AttentionReason | null {
  const { charge, session, payment, order, failure } = facts;
  if (blocksCapture(charge.attention)) {
    return charge.attention;
  }
  if (charge.refunded !== "none") {
    // Core pays a captured payment back when it cannot complete the cart.
    return failure && charge.refunded === "all" ? "order_not_placed" : "refunded_before_order";
  }
  if (!session) {
    return "session_gone";
  }
  if (!session.costsCharge) {
    return "cart_changed";
  }
  if (order?.isCanceled) {
    return "order_canceled";
  }
  if (payment) {
    // Begun for this charge and to be finished; one of another charge leaves nothing to pay for.
    return payment.isOfCharge ? null : "cart_already_ordered";
  }
  return order && !order.owesMoney ? "cart_already_ordered" : null;
}
