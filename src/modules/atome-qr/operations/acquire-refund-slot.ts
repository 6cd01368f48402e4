import { setTimeout as pause } from "node:timers/promises";

import { AtomeQrError } from "../../../domain/errors";
import { type Money } from "../../../domain/money";
import { isSameAmount } from "../../../domain/refund-rules";
import {
  REFUND_SLOT_POLL_MS,
  refundLeaseSeconds,
  refundSlotTimeoutMs,
} from "../../../domain/timing";
import { type RefundWords, type StaleRefund } from "../refunds";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { findRefund } from "./find-refund";
import { outcomeUnknown } from "./make-refund";
import { readCharge } from "./read-charge";

export interface RefundInput {
  money: Money;
  /** Unrounded, where Medusa asks for a fraction of a minor unit. */
  exactAmount?: number;
  /** `staff`, or why there was nothing to pay for. */
  reason: string;
  /** Why, in the words of staff. */
  words?: RefundWords;
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
 * @throws AtomeQrError `outcome_unknown` while Omise can still carry the other one out, or when it
 *   does not end · `omise_unavailable`
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
  stale: StaleRefund,
): Promise<RefundSlot | null> {
  const isSame = await isSameWish(stale, input);
  const found = await findRefund(atomeQr, row, stale).catch(async (error: unknown) => {
    await atomeQr.refunds.markUnanswered(stale); // for the next one to look up
    throw error;
  });
  if (isSame && input.medusaRefundId) {
    await atomeQr.refunds.adopt(stale, input.medusaRefundId);
  }
  if (found) {
    await readCharge(atomeQr, row); // first, so that the charge comes to be looked at
    await atomeQr.refunds.markSucceeded(stale.id, found.id);
    return isSame ? { fulfilled: true } : null;
  }
  if (stale.is_in_flight) {
    await atomeQr.refunds.markUnanswered(stale);
    throw outcomeUnknown();
  }
  if (isSame) {
    return { fulfilled: false, refund: stale };
  }
  await atomeQr.refunds.markFailed(stale, "not_made", "It never reached Omise.");
  return null;
}

/** Whether a refund is of the amount that is asked for, however that was rounded. */
export function isAmountOf({ amount }: RefundRow, { money, exactAmount }: RefundInput): boolean {
  return isSameAmount(amount, exactAmount ?? money.amount);
}

/** The same amount, and Medusa has forgotten the first try: staff ask again. */
async function isSameWish(stale: RefundRow, input: RefundInput): Promise<boolean> {
  if (!isAmountOf(stale, input)) {
    return false;
  }
  const { medusa_refund_id: first } = stale;
  if (!first || !input.isRecorded) {
    return !first && !input.medusaRefundId;
  }
  return first === input.medusaRefundId || !(await input.isRecorded(first));
}
