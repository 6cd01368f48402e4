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
  // Nothing waits for a finalized charge, unless for a refund to be shown.
  const isIdle = now.finalized_at !== null && now.refunded_amount <= now.shown_refunded_amount;
  const limit = isIdle ? MAX_ATTEMPTS : ATTEMPTS_BEFORE_ATTENTION;
  const isToBeLookedAt = now.attention !== null && now.attention_handled_at === null;
  if (isDelayed && isOlder(paidSince(now), PAID_REPORT_AFTER_MS, time)) {
    await ledger.raiseAttention(row.id, "order_delayed", { detail: message });
  } else if (attempts >= limit && !isToBeLookedAt) {
    await ledger.raiseAttention(row.id, "reconciliation_failing");
  } else {
    return;
  }
  await events.publish(row.id);
}

/** It can have been seen late: when it was paid at Omise, by our clock, or when that was seen. */
function paidSince({ paid_at: paidAt, status_since: seenAt }: ChargeRow): Date {
  return paidAt && paidAt < seenAt ? paidAt : seenAt;
}
