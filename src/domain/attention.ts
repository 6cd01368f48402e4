/** Why a person should look at a charge. Shown to staff; part of the contract with the admin. */
export const ATTENTION_REASONS = {
  amount_mismatch: "The charge at Omise is for another amount or currency than the payment.",
  livemode_mismatch: "The charge is a test charge on a live account, or the other way round.",
  session_gone: "It was paid after the shopper had changed the cart or the payment method.",
  cart_changed: "It was paid, but the cart's total had changed.",
  refunded_before_order: "It was refunded before its order could be placed.",
  cart_already_ordered: "It was paid although the order had been paid in another way.",
  order_canceled: "Its order is cancelled, and not all of the money has gone back.",
  order_amount_differs:
    "Its order does not cost what was paid: the cart or the order was changed before the payment. Edit the order, refund the difference or ask for it.",
  order_delayed:
    "It is paid, and its order could not be placed yet. It is retried automatically. Correct what the error names, or refund the payment in full to give the order up.",
  given_up: "Staff gave up on its order, so the payment goes back.",
  order_being_changed:
    "It can no longer be paid, but its order cannot be cancelled while a change of it is open, and its stock stays reserved. Finish or discard the edit, return, exchange, claim or transfer; the order is cancelled after that.",
  reversed: "Omise reversed it after it had been paid.",
  refund_not_recorded:
    "A refund reached Omise, but Medusa does not know of it. Refunding the same amount from the order page records it without paying again.",
  refund_not_shown:
    "A refund reached Omise, and Medusa could not show it on the order yet. It is retried automatically: do not refund it again. Where a change of the order is open (an edit, return, exchange, claim or transfer), finish or discard it.",
  refund_repeated:
    "Omise carried out a refund more than once, so more went back than was asked for. Ask the shopper, or Omise, for the difference.",
  disputed: "The shopper disputes it. Answer the dispute in Omise's dashboard before it is due.",
  dispute_lost:
    "A dispute about it was lost, and its money taken back. The order shows that as a refund.",
  charge_unreadable:
    "Omise does not show this charge under the account's present key. If it was paid, only the dashboard of the account that made it shows that.",
  refund_not_made:
    "Medusa shows a refund that Omise did not make: it refused the request, or did not carry it out. Refund it in Omise's dashboard, or tell the shopper.",
  order_not_placed:
    "It was paid, but the order could not be placed (for example, an item sold out).",
  reconciliation_failing: "Reconciling it keeps failing; see the last error.",
} as const;

export type AttentionReason = keyof typeof ATTENTION_REASONS;

/** Reasons for which a paid charge must never be captured on a Medusa payment. */
export const BLOCKING_REASONS: readonly AttentionReason[] = [
  "amount_mismatch",
  "livemode_mismatch",
  "reversed",
  "session_gone",
  "cart_changed",
  "refunded_before_order",
  "cart_already_ordered",
  "order_canceled",
  "order_not_placed",
  "given_up",
];

/**
 * Over once all of the money has gone back: nothing is left to decide. What a charge of the wrong amount
 * or mode is worth, or a reversed one, only staff can tell.
 */
export const OVER_ONCE_RETURNED: readonly AttentionReason[] = [
  "session_gone",
  "cart_changed",
  "refunded_before_order",
  "cart_already_ordered",
  "order_canceled",
  "order_amount_differs",
  "order_not_placed",
  "given_up",
];

/** Over by itself once something works again, or is shown. */
const PASSING_REASONS: readonly AttentionReason[] = [
  "order_delayed",
  "order_being_changed",
  "refund_not_shown",
  "refund_not_recorded",
  "reconciliation_failing",
];

/**
 * Which reasons another one does not take the place of: what forbids the capture never, and what stays
 * until a person deals with it not by what passes.
 */
export function outranking(reason: AttentionReason): {
  always: readonly AttentionReason[];
  /** While nobody has dealt with them. */
  unhandled: readonly AttentionReason[];
} {
  if (blocksCapture(reason)) {
    return { always: [], unhandled: [] };
  }
  const lasting = (Object.keys(ATTENTION_REASONS) as AttentionReason[]).filter(
    (one) => !PASSING_REASONS.includes(one),
  );
  return {
    always: BLOCKING_REASONS,
    unhandled: PASSING_REASONS.includes(reason) ? lasting : [],
  };
}

/** A charge's attention, as its row has it. */
interface Attention {
  attention: string | null;
  attention_handled_at: Date | null;
  resolved_attention: string | null;
  resolved_at: Date | null;
  amount: number;
  refunded_amount: number;
}

/** A reason that is over without a person having dealt with it. */
export interface ResolvedAttention {
  reason: string;
  /** `money_returned`: all of the money has gone back; `worked_out`: what had failed works again. */
  by: "money_returned" | "worked_out";
  at: Date | null;
}

/** @returns null where a person still has something to do, has dealt with it, or never had to look */
export function findResolved(charge: Attention): ResolvedAttention | null {
  const { attention, resolved_attention: resolved, resolved_at: at } = charge;
  if (attention === null) {
    return resolved ? { reason: resolved, by: "worked_out", at } : null;
  }
  const isReturned = charge.refunded_amount >= charge.amount && isOverOnceReturned(attention);
  return isReturned && !charge.attention_handled_at
    ? { reason: attention, by: "money_returned", at: null }
    : null;
}

export function isOverOnceReturned(attention: string | null): boolean {
  return OVER_ONCE_RETURNED.some((reason) => reason === attention);
}

/** A paid charge whose order could not be placed, or not yet. */
export const UNPLACED_REASONS: readonly AttentionReason[] = ["order_not_placed", "order_delayed"];

/** Whether staff can have its order placed again: nothing of its money is back, or on its way. */
export function mayPlaceAgain(
  charge: Pick<Attention, "attention" | "refunded_amount"> & {
    status: string;
    order_id: string | null;
  },
  isBeingRefunded: boolean,
): boolean {
  return (
    charge.status === "paid" &&
    charge.order_id === null &&
    charge.refunded_amount === 0 &&
    !isBeingRefunded &&
    UNPLACED_REASONS.some((reason) => reason === charge.attention)
  );
}

export function blocksCapture(attention: string | null): boolean {
  return BLOCKING_REASONS.some((reason) => reason === attention);
}
