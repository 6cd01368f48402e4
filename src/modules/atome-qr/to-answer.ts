import { NO_ORDER_CODES } from "../../domain/atome";
import { type ChargeRow } from "./rows";
import { failureMessageOf } from "./to-session-data";

export type Answer = ReturnType<typeof toAnswer>;

/** What the shopper is told of a ledger row. */
export function toAnswer(row: ChargeRow) {
  const told = {
    status: row.status === "creating" ? "pending" : row.status,
    amount: row.amount,
    currency: row.currency,
    expires_at: row.expires_at?.toISOString() ?? null,
    download_uri: row.download_uri,
    authorize_uri: row.authorize_uri,
    failure_code: row.failure_code,
    failure_message: failureMessageOf(row),
    order_id: row.order_id,
  };
  return isWithoutOrder(row) ? { ...told, ...whyNoOrder(row) } : told;
}

/** Paid, all is done, and no order came of it. */
export function isWithoutOrder(row: ChargeRow): boolean {
  return row.status === "paid" && row.finalized_at !== null && row.order_id === null;
}

/** For the shopper the payment has failed; what became of the money is what they want to know. */
function whyNoOrder(row: ChargeRow) {
  return row.refunded_amount >= row.amount
    ? {
        status: "failed",
        failure_code: NO_ORDER_CODES.returned,
        failure_message: "The order could not be placed, so the payment was refunded.",
      }
    : {
        status: "failed",
        failure_code: NO_ORDER_CODES.held,
        failure_message:
          "The payment arrived, but no order could be placed for it. The store has been told and will be in touch.",
      };
}
