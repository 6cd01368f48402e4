import { blocksCapture } from "../../domain/attention";
import { runAs } from "../../modules/atome-qr/actor";
import { expireCharge } from "../../modules/atome-qr/operations/expire-charge";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/**
 * Makes a charge's code unpayable, because core is about to delete its session.
 *
 * @returns the row afterwards: paid, where the shopper was faster
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`: the code may still be payable
 */
export async function withdrawCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  const { ledger } = atomeQr;
  await ledger.markWithdrawn(row.id, true);
  try {
    return row.status === "pending"
      ? await runAs("checkout", () => expireCharge(atomeQr, row))
      : row;
  } catch (error) {
    // The session stays, and with it whatever its shopper is to be told.
    await ledger.markWithdrawn(row.id, false);
    throw error;
  }
}

/**
 * Whether a paid charge still needs its session: it is about to become an order, or it is the order's
 * and its refunds are shown there. What is held or paid back is in the ledger for good.
 */
export function needsSession(row: KnownChargeRow): boolean {
  const isRefunded = row.refunded_amount >= row.amount;
  const isOfOrder = !row.finalized_at || row.order_id !== null;
  return row.status === "paid" && !isRefunded && isOfOrder && !blocksCapture(row.attention);
}
