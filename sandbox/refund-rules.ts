import { type StoredCharge } from "./types";

/** Omise refunds Atome QR within 60 days of the transaction, 15 times per charge at most. */
const REFUND_WINDOW_MS = 60 * 24 * 60 * 60 * 1000;
const MAX_REFUNDS = 15;

/** Minor units refunded so far. */
export function refundedAmount(charge: StoredCharge): number {
  return charge.refunds.reduce((sum, refund) => sum + refund.amount, 0);
}

/** Minor units that lost disputes took from the merchant; no refund. */
function lostAmount(charge: StoredCharge): number {
  return (charge.disputes ?? [])
    .filter(({ status }) => status === "lost")
    .reduce((sum, dispute) => sum + dispute.amount, 0);
}

/** Minor units that have not gone back in any way. */
export function leftOf(charge: StoredCharge): number {
  return charge.amount - refundedAmount(charge) - lostAmount(charge);
}

/** True when at least a part can be refunded at `now` (Unix milliseconds). */
export function isRefundable(charge: StoredCharge, now: number): boolean {
  return whyNotRefundable(charge, now) === null;
}

/** Why nothing more can be refunded at `now`, null when something can. */
export function whyNotRefundable(charge: StoredCharge, now: number): string | null {
  if (charge.paidAt === null || charge.status !== "successful") return "charge was not paid";
  // From the payment: where exactly Omise starts to count is not documented.
  if (now > charge.paidAt + REFUND_WINDOW_MS) return "charge is too old to be refunded (60 days)";
  if (charge.refunds.length >= MAX_REFUNDS) return `charge already has ${MAX_REFUNDS} refunds`;
  if (leftOf(charge) <= 0) return "nothing is left of the charge to refund";
  return null;
}
