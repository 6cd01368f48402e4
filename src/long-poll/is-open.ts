import { type ChargeRow } from "../modules/atome-qr/rows";

/** The shopper can still expect something: a payment, or the order for it. */
export function isOpen(row: ChargeRow): boolean {
  return (
    row.status === "creating" ||
    row.status === "pending" ||
    (row.status === "paid" && !row.finalized_at)
  );
}
