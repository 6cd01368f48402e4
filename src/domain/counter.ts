/** A sale at the counter, as a till asks for it and as it stands. */

/** What is sold: one of an amount, products, or an order that owes money. */
export type Sold =
  | { amount: number }
  | { items: { variantId: string; quantity: number }[] }
  | { orderId: string };

export interface SaleRequest {
  /** Null for the first Atome QR provider that the store offers. */
  providerId: string | null;
  sold: Sold;
  /** For this one code, in seconds; null for what region and sales channel say. */
  expiresInSeconds: number | null;
  /** Null for the store's default one. */
  salesChannelId: string | null;
  /** Where the goods come from; null for any location of the sales channel. */
  stockLocationId: string | null;
  /** What an amount is for. The shopper can read it. */
  note: string | null;
}

export type SaleStatus = "open" | "paid" | "failed" | "expired" | "cancelled";

/**
 * @param payment how its charge stands; null while it has none
 * @param isCancelled by the till
 */
export function toSaleStatus(
  payment: "pending" | "paid" | "failed" | "expired" | null,
  isCancelled: boolean,
): SaleStatus {
  if (isCancelled) {
    return "cancelled";
  }
  return payment === null || payment === "pending" ? "open" : payment;
}

/** What an amount is called on the order where the till says nothing. */
export const AMOUNT_TITLE = "Counter sale";

/** A till, a display and a scanner give no more of one thing. */
export const MAX_QUANTITY = 999;
export const MAX_ITEMS = 100;
