import { ATTEMPTS_BEFORE_ATTENTION, MAX_ATTEMPTS } from "../../../domain/retry";
import { isOlder, PAID_REPORT_AFTER_MS } from "../../../domain/timing";
import { type ChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/**
 * Staff are told of a charge that keeps failing, unless they are to look at it already. Of one that is
 * paid and no order yet they are told within two minutes, whatever the error is, and again of another
 * error.
 *
 * @param attempts failures in a row
 * @param message the error's, safe to show
 */
export async function reportFailure(
  { ledger, events }: AtomeQrModuleService,
  row: ChargeRow,
  attempts: number,
  message: string,
): Promise<void> {
  const { row: now, now: time } = await ledger.readWithTime(row.id);
  const isDelayed = now.status === "paid" && now.finalized_at === null;
  // Nothing waits for a finalized charge.
  const limit = now.finalized_at ? MAX_ATTEMPTS : ATTEMPTS_BEFORE_ATTENTION;
  if (isDelayed && isOlder(now.status_since, PAID_REPORT_AFTER_MS, time)) {
    await ledger.raiseAttention(row.id, "order_delayed", { detail: message });
  } else if (attempts >= limit && !now.attention) {
    await ledger.raiseAttention(row.id, "reconciliation_failing");
  } else {
    return;
  }
  await events.publish(row.id);
}
