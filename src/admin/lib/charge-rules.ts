import type { AdminCharge, AdminChargeDetail } from "../../admin-api/types";

/** Whether a QR of it could still be paid. */
export function isOpen({ status }: Pick<AdminCharge, "status">): boolean {
  return status === "pending" || status === "creating";
}

/** Whether its code can be shown: Omise has made one. */
export function hasCode(charge: Pick<AdminCharge, "status" | "charge_id">): boolean {
  return isOpen(charge) && charge.charge_id !== null;
}

/** Something is still to come of it: a payment, what Medusa books of one, or a refund on its way. */
export function isUnsettled(charge: Pick<AdminChargeDetail, "finalized_at" | "refunds">): boolean {
  return charge.finalized_at === null || charge.refunds.some(({ status }) => status === "creating");
}

/** A person should look, and it is not marked as handled. */
export function needsAttention(charge: AdminCharge): boolean {
  return charge.attention !== null && charge.attention_handled_at === null;
}

/** For a list, which does not know until when; the server has the last word. */
export function mayHaveRefundLeft(charge: AdminCharge): boolean {
  return charge.status === "paid" && charge.refunded_amount < charge.amount;
}

export function canRefund(charge: AdminChargeDetail): boolean {
  return charge.account_configured && charge.refundable_amount > 0;
}
