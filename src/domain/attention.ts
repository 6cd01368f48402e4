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
    "Its order does not cost what was paid: the cart was changed at the moment of the payment. Edit the order, refund the difference or ask for it.",
  reversed: "Omise reversed it after it had been paid.",
  refund_not_recorded:
    "A refund reached Omise, but Medusa does not know of it. Refunding the same amount from the order page records it without paying again.",
  refund_not_shown:
    "A refund reached Omise, and Medusa could not show it on the order yet. It is retried automatically: do not refund it again.",
  refund_not_made:
    "Medusa shows a refund that never reached Omise. Refund it in Omise's dashboard, or tell the shopper.",
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
];

export function blocksCapture(attention: string | null): boolean {
  return BLOCKING_REASONS.some((reason) => reason === attention);
}
