import { type RefundRow } from "../rows";

/** For staff, on the order's page. */
export function toRefundNote({ reason, refund_id: refundId }: RefundRow): string {
  switch (reason) {
    case "dashboard":
      return `Made in Omise's dashboard: ${refundId}`;
    case "dispute":
      return `Taken back by a dispute that was lost: ${refundId}`;
    case "repeated":
      return `Carried out again by Omise: ${refundId}`;
    default:
      return `Returned by Atome QR (${reason}): ${refundId}`;
  }
}
