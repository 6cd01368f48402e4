import { NO_ORDER_CODES } from "../domain/atome";

/** What the pay page shows. `unknown`: no such link, or none any more; `limited`: too many new codes. */
export type PageState =
  | "starting"
  | "waiting"
  | "placing"
  | "paid"
  | "failed"
  | "expired"
  | "returned"
  | "held"
  | "gone"
  | "unknown"
  | "limited"
  | "error";

/** What a charge's answer for shoppers says, as far as the page depends on it. */
export interface ShownPayment {
  status: "pending" | "paid" | "failed" | "expired";
  download_uri: string | null;
  authorize_uri: string | null;
  failure_code: string | null;
  order_id: string | null;
}

/**
 * @param isOpen whether the payment session still shows this charge; once another method was chosen
 *   or the cart was changed it does not, whatever became of the charge
 * @param canRenew whether a new code can be had here
 */
export function toPageState(
  payment: ShownPayment,
  { isOpen, canRenew }: { isOpen: boolean; canRenew: boolean },
): PageState {
  if (payment.failure_code === NO_ORDER_CODES.returned) {
    return "returned";
  }
  if (payment.failure_code === NO_ORDER_CODES.held) {
    return "held";
  }
  if (payment.status === "paid") {
    return payment.order_id ? "paid" : "placing";
  }
  if (!isOpen && !canRenew) {
    return "gone";
  }
  if (payment.status === "pending") {
    return isPayable(payment) ? "waiting" : "starting";
  }
  return payment.status;
}

/**
 * What an answer changes on the page, in short: when it differs from what was shown, the page loads
 * itself anew. `script.ts` puts the same together.
 */
export function toFingerprint(payment: ShownPayment): string {
  return [payment.status, isPayable(payment) ? 1 : 0, payment.order_id ? 1 : 0].join();
}

function isPayable({ download_uri, authorize_uri }: ShownPayment): boolean {
  return Boolean(download_uri || authorize_uri);
}

/** States in which something is still to come, and after how many seconds the page looks again. */
export const REFRESH_SECONDS: Partial<Record<PageState, number>> = {
  starting: 3,
  waiting: 10,
  placing: 3,
};
