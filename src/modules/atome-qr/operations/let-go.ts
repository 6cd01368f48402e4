import { MAX_EXPIRY_SECONDS } from "../../../domain/atome";
import { isOlder, ORPHANED_AFTER_MS, UNREADABLE_MARGIN_MS } from "../../../domain/timing";
import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { isUnreadable } from "./cannot-read";

/**
 * An open charge that cannot be read: nothing waits for it any more where Omise says that it knows no
 * such charge, or where its code ended long ago. Staff are told, and the ended charge is looked at
 * again for a day.
 *
 * @param error why it cannot be read, the account's absence from the configuration included
 * @returns the row afterwards; null where it may still be payable
 */
export async function letGo(
  { ledger, clock }: Pick<AtomeQrModuleService, "ledger" | "clock">,
  row: ChargeRow,
  error: unknown,
): Promise<KnownChargeRow | null> {
  const now = await clock.now();
  const isUnknown = isUnreadable(error) && isOlder(row.created_at, ORPHANED_AFTER_MS, now);
  if (!row.charge_id || !(isUnknown || isPastItsEnd(row, now))) {
    return null;
  }
  await ledger.raiseAttention(row.id, "charge_unreadable");
  if (isUnknown) {
    await ledger.failUnreadable(row.id);
  }
  return { ...(await ledger.byId(row.id)), charge_id: row.charge_id };
}

/** With a margin: its code cannot be paid any more, whatever became of it. */
function isPastItsEnd({ created_at: created, expires_at: expires }: ChargeRow, now: Date): boolean {
  const end = expires ?? new Date(created.getTime() + MAX_EXPIRY_SECONDS * 1000);
  return isOlder(end, UNREADABLE_MARGIN_MS, now);
}
