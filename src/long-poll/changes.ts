import { type ChargeRow } from "../modules/atome-qr/rows";

/** The shopper can still expect something: a payment, or the order for it. */
export function isOpen(row: ChargeRow): boolean {
  return (
    row.status === "creating" ||
    row.status === "pending" ||
    (row.status === "paid" && !row.finalized_at)
  );
}

/** Whether this is worth an answer. `paid` alone is not what the shopper waits for: the order is. */
export function hasChanged(before: ChargeRow, now: ChargeRow): boolean {
  const movedOn =
    before.status !== now.status && !(before.status === "creating" && now.status === "pending");
  return !isOpen(now) || (movedOn && now.status !== "paid");
}
