import { emitChargeEvent } from "../announce";
import { type Decision, type Run } from "../run";

/** Nothing is left to do for the charge's present status. */
export async function finish({ container, atomeQr }: Run, { row }: Decision): Promise<void> {
  if (row.status !== "paid") {
    await emitChargeEvent(container, row.status === "expired" ? "expired" : "failed", row);
  }
  await atomeQr.ledger.markFinalized(row);
}

/** The order exists, and shows the money. */
export async function finishOrder(
  { container, atomeQr }: Run,
  { row, order }: Decision,
): Promise<void> {
  const { id } = order!;
  await emitChargeEvent(container, "paid", { ...row, order_id: id });
  await atomeQr.ledger.markFinalized(row, id);
}
