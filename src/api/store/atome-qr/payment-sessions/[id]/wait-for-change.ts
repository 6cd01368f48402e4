import { once } from "node:events";

import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../../../../../modules/atome-qr";
import { type ChargeRow } from "../../../../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../../../../modules/atome-qr/service";
import { settleIfDue } from "../../../../../workflows/settle-if-due";

/** How soon a change made by another instance is seen; this one's own wake the wait at once. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Waits until a charge's status changes, or its order is there, or time is up. While waiting, Omise
 * is asked from time to time, so that an order is placed even if no webhook ever comes.
 *
 * @param seconds 0 for an answer at once
 * @param signal aborted when the shopper has gone
 */
export async function waitForChange(
  container: MedusaContainer,
  row: ChargeRow,
  seconds: number,
  signal: AbortSignal,
): Promise<ChargeRow> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const deadline = Date.now() + seconds * 1000;
  let current = row;
  while (isOpen(current)) {
    current = await settleIfDue(container, current);
    const remaining = deadline - Date.now();
    if (isNews(row, current) || remaining <= 0 || signal.aborted) {
      break;
    }
    const pause = AbortSignal.any([
      signal,
      AbortSignal.timeout(Math.min(LOOK_AGAIN_MS, remaining)),
    ]);
    await once(ledger.changes, row.session_id, { signal: pause }).catch(() => undefined);
    current = await ledger.byId(current.id);
  }
  return current;
}

/** The shopper can still expect something: a payment, or the order for it. */
function isOpen(row: ChargeRow): boolean {
  return (
    row.status === "creating" ||
    row.status === "pending" ||
    (row.status === "paid" && !row.settled_at)
  );
}

/** `paid` alone is not what the shopper waits for: the order is. */
function isNews(before: ChargeRow, now: ChargeRow): boolean {
  const movedOn =
    before.status !== now.status && !(before.status === "creating" && now.status === "pending");
  return !isOpen(now) || (movedOn && now.status !== "paid");
}
