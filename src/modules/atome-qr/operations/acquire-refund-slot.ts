import { setTimeout as pause } from "node:timers/promises";

import { AtomeQrError } from "../../../domain/errors";
import { type Money } from "../../../domain/money";
import {
  REFUND_SLOT_POLL_MS,
  refundLeaseSeconds,
  refundSlotTimeoutMs,
} from "../../../domain/timing";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { findRefund } from "./find-refund";
import { readCharge } from "./read-charge";

export interface RefundInput {
  money: Money;
  /** `staff`, or why there was nothing to pay for. */
  reason: string;
  /** Medusa's refund id; a repeated call with it refunds once. */
  medusaRefundId?: string;
  /** Whether Medusa has a refund of this id; needed with `medusaRefundId`. */
  isRecorded?: (medusaRefundId: string) => Promise<boolean>;
}

/** `fulfilled`: an earlier try of the same wish turned out to have been made. */
export type RefundSlot = { fulfilled: true } | { fulfilled: false; refund: RefundRow };

/**
 * Waits until no other refund of the charge is under way, and opens ours. A refund whose maker is
 * gone is resolved first: it may be the very one that is asked for.
 *
 * @throws AtomeQrError `outcome_unknown` when the other one does not end · `omise_unavailable`
 */
export async function acquireRefundSlot(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
): Promise<RefundSlot> {
  const { charge_id: chargeId, account } = row;
  const { timeoutMs } = atomeQr.accounts.byId(account).options;
  const leaseSeconds = refundLeaseSeconds(timeoutMs);
  const deadline = Date.now() + refundSlotTimeoutMs(timeoutMs);
  while (Date.now() < deadline) {
    const refund = await atomeQr.refunds.open({ chargeId, ...input });
    if (refund) {
      return { fulfilled: false, refund };
    }
    const stale = await atomeQr.refunds.claimStale(chargeId, leaseSeconds);
    if (!stale) {
      await pause(REFUND_SLOT_POLL_MS);
      continue;
    }
    const slot = await resolveStale(atomeQr, row, input, stale);
    if (slot) {
      return slot;
    }
  }
  throw new AtomeQrError(
    "outcome_unknown",
    "Another refund of this payment is under way. Wait a moment, then look at the payment again.",
  );
}

async function resolveStale(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
  stale: RefundRow,
): Promise<RefundSlot | null> {
  const isSame = await isSameWish(stale, input);
  const found = await findRefund(atomeQr, row, stale);
  if (isSame && input.medusaRefundId) {
    await atomeQr.refunds.adopt(stale, input.medusaRefundId);
  }
  if (found) {
    await readCharge(atomeQr, row); // first, so that the charge comes to be looked at
    await atomeQr.refunds.markSucceeded(stale.id, found.id);
    return isSame ? { fulfilled: true } : null;
  }
  if (isSame) {
    return { fulfilled: false, refund: stale };
  }
  await atomeQr.refunds.markFailed(stale, "not_made", "It never reached Omise.");
  return null;
}

/** The same amount, and Medusa has forgotten the first try: staff ask again. */
async function isSameWish(stale: RefundRow, input: RefundInput): Promise<boolean> {
  if (stale.amount !== input.money.amount) {
    return false;
  }
  const { medusa_refund_id: first } = stale;
  if (!first || !input.isRecorded) {
    return !first && !input.medusaRefundId;
  }
  return first === input.medusaRefundId || !(await input.isRecorded(first));
}
