import { PaymentSessionStatus } from "@medusajs/framework/utils";

import { FAILURE_CODES } from "./atome";
import { assertUnreachable } from "./errors";

/** What a shopper can be told about a charge, and what session data carries. */
export type PaymentStatus = "pending" | "paid" | "failed" | "expired";

/** A ledger row's status: `creating` until Omise's answer to the create call is known. */
export type ChargeStatus = "creating" | PaymentStatus;

/** When the order is placed: once paid, or while the QR is still open. */
export type Checkout = "pay_first" | "order_first";

/**
 * Omise's charge status in our words. Anything unknown is not paid, and stays pending so that it
 * is looked at again. A timed-out charge comes in two shapes: status `expired`, or status `failed`
 * with failure code `payment_expired` (Omise's Atome QR page).
 */
export function toPaymentStatus(charge: {
  status: string;
  failure_code: string | null;
}): PaymentStatus {
  switch (charge.status) {
    case "successful":
      return "paid";
    case "expired":
      return "expired";
    case "failed":
      return charge.failure_code === FAILURE_CODES.expired ? "expired" : "failed";
    case "reversed":
      return "failed";
    default:
      return "pending";
  }
}

/**
 * Our status as Medusa's payment session status. Pay first stays `pending` rather than
 * `requires_more`: core refuses to complete the cart either way, and starters look for a `pending`
 * session. Order first is `pending_authorization`, with which core places the order unpaid.
 */
export function toSessionStatus(status: ChargeStatus, checkout: Checkout): PaymentSessionStatus {
  switch (status) {
    case "creating":
    case "pending":
      return checkout === "order_first"
        ? PaymentSessionStatus.PENDING_AUTHORIZATION
        : PaymentSessionStatus.PENDING;
    case "paid":
      return PaymentSessionStatus.CAPTURED;
    case "failed":
      return PaymentSessionStatus.ERROR;
    case "expired":
      return PaymentSessionStatus.CANCELED;
    default:
      return assertUnreachable(status);
  }
}

/**
 * The statuses a charge may come from. It only ever moves forward, whatever order news arrives in;
 * `paid` wins over everything, because a shopper's money must never be overlooked.
 */
export function statusesBefore(status: ChargeStatus): ChargeStatus[] {
  switch (status) {
    case "creating":
      return [];
    case "pending":
      return ["creating"];
    case "failed":
    case "expired":
      return ["creating", "pending"];
    case "paid":
      return ["creating", "pending", "failed", "expired"];
    default:
      return assertUnreachable(status);
  }
}
