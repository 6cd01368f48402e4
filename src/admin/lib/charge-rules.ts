import type { AdminCharge, AdminChargeDetail, AdminRefund } from "../../admin-api/types";

/** Whether it could still be paid. */
export function isOpen({ status }: Pick<AdminCharge, "status">): boolean {
  return status === "pending" || status === "creating";
}

/** Whether it is paid by a code that could still be paid, or is being made. */
export function isOpenCode(charge: Pick<AdminCharge, "status" | "flow">): boolean {
  return isOpen(charge) && charge.flow === "qr";
}

type Listed = Pick<AdminCharge, "status" | "flow" | "charge_id">;

/** Whether its code can be shown: Omise has made one. */
export function hasCode(charge: Listed): boolean {
  return isOpenCode(charge) && charge.charge_id !== null;
}

/** Whether its shopper goes on at Atome's page: there is no code to show, only a link. */
export function isPaidAtAtome(charge: Listed): boolean {
  return isOpen(charge) && charge.flow === "redirect" && charge.charge_id !== null;
}

/** Something is still to come of it: a payment, what Medusa books of one, or a refund on its way. */
export function isUnsettled(charge: Pick<AdminChargeDetail, "finalized_at" | "refunds">): boolean {
  const isUnderWay = ({ status }: AdminRefund) => status === "creating" || status === "unclear";
  return charge.finalized_at === null || charge.refunds.some(isUnderWay);
}

/** A person has something to do: it is neither handled nor resolved by itself. */
export function needsAttention(charge: AdminCharge): boolean {
  const { attention, attention_handled_at: handledAt, attention_resolved: resolved } = charge;
  return attention !== null && handledAt === null && resolved === null;
}

/** For a list, which does not know until when; the server has the last word. */
export function mayHaveRefundLeft(charge: AdminCharge): boolean {
  return charge.status === "paid" && charge.refunded_amount < charge.amount;
}

/** Something is left, or will be once a refund has ended; until then nothing else is refunded. */
export function mayRefund(charge: AdminChargeDetail): boolean {
  const isLeft = charge.refundable_amount > 0 || charge.refunding !== null;
  return charge.account_configured && isLeft;
}
