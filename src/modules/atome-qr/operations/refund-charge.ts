import { setTimeout as pause } from "node:timers/promises";

import { AtomeQrError } from "../../../atome-qr/errors";
import { type Money } from "../../../atome-qr/money";
import { assertRefundable } from "../../../atome-qr/refund-rules";
import { OmiseError, type OmiseRefund } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { readCharge } from "./read-charge";

export interface RefundInput {
  money: Money;
  /** `staff`, or why there was nothing to pay for. */
  reason: string;
  /** Medusa's refund id; a repeated call with it refunds once. */
  medusaRefundId?: string;
}

/** How long a refund waits for another one of the same charge. */
const TURN_TIMEOUT_MS = 30_000;
const TURN_POLL_MS = 200;

/**
 * Pays money back, once. The refund is written down under an id of its own before Omise is called;
 * when the answer is lost, the charge's refunds are searched for that id. When Medusa retries with
 * a new key (it deletes its own row on an error, medusajs/medusa #16681), the unresolved refund of
 * the same amount is the same wish and is taken up again, never repeated.
 *
 * @returns the ledger row with its new `refunded_amount`
 * @throws AtomeQrError `charge_not_paid` · `refund_too_late` · `refund_exceeds_rest` ·
 *   `refund_rejected` with Omise's reason · `outcome_unknown`
 */
export async function refundCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
): Promise<KnownChargeRow> {
  if (input.medusaRefundId) {
    const done = await atomeQr.refunds.findByMedusaRefundId(input.medusaRefundId);
    if (done?.status === "succeeded") {
      return readCharge(atomeQr, row);
    }
  }
  const turn = await takeTurn(atomeQr, row, input);
  if (turn.resolved) {
    return readCharge(atomeQr, row);
  }
  try {
    const charge = await readCharge(atomeQr, row);
    const now = new Date();
    assertRefundable(
      {
        money: { amount: charge.amount, currency: charge.currency },
        refundedAmount: charge.refunded_amount,
        paidAt: charge.paid_at,
        paid: charge.status === "paid",
      },
      input.money,
      now,
    );
  } catch (error) {
    await atomeQr.refunds.markFailed(turn.refund.id, codeOf(error), messageOf(error));
    throw error;
  }
  const refund = await postRefund(atomeQr, row, turn.refund);
  await atomeQr.refunds.markSucceeded(turn.refund.id, refund.id, input.medusaRefundId);
  return readCharge(atomeQr, row);
}

/**
 * Waits until no other refund of the charge is under way and opens ours. A refund whose maker is
 * gone is resolved first: if it reached Omise and is the one asked for, the wish is fulfilled.
 */
async function takeTurn(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
): Promise<{ refund: RefundRow; resolved: boolean }> {
  const staleSeconds = (atomeQr.accounts.byId(row.account).options.timeoutMs * 2) / 1000;
  for (const deadline = Date.now() + TURN_TIMEOUT_MS; Date.now() < deadline;) {
    const { charge_id: chargeId } = row;
    const refund = await atomeQr.refunds.open({ chargeId, ...input });
    if (refund) {
      return { refund, resolved: false };
    }
    const other = await atomeQr.refunds.findUnresolved(chargeId);
    if (other && (await atomeQr.refunds.claimStale(other.id, staleSeconds))) {
      const found = await findRefund(atomeQr, row, other);
      const isSameWish = other.amount === input.money.amount;
      if (found) {
        await atomeQr.refunds.markSucceeded(other.id, found.id, input.medusaRefundId);
        if (isSameWish) {
          return { refund: other, resolved: true };
        }
      } else if (isSameWish) {
        return { refund: other, resolved: false };
      } else {
        await atomeQr.refunds.markFailed(other.id, "not_made", "It never reached Omise.");
      }
    } else {
      await pause(TURN_POLL_MS);
    }
  }
  throw new AtomeQrError(
    "outcome_unknown",
    "Another refund of this payment is under way. Wait a moment, then look at the payment again.",
  );
}

async function postRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund> {
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    return await client.createRefund(row.charge_id, {
      amount: refund.amount,
      metadata: { medusa_refund_id: refund.id },
    });
  } catch (error) {
    if (!(error instanceof OmiseError)) {
      throw error;
    }
    if (!error.outcomeUnknown) {
      await atomeQr.refunds.markFailed(refund.id, error.code, error.message);
      throw new AtomeQrError("refund_rejected", `Omise did not refund: ${error.message}`);
    }
    const found = await findRefund(atomeQr, row, refund).catch(() => undefined);
    if (found) {
      return found;
    }
    // Not freed for the next try at once: the request may still be on its way to Omise.
    throw new AtomeQrError(
      "outcome_unknown",
      "Omise did not answer, so it is not known whether the refund was made. Try the same refund again in a minute: it will not be paid twice.",
    );
  }
}

/** A charge has at most 15 refunds: one page holds them all. */
async function findRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund | undefined> {
  const { client } = atomeQr.accounts.byId(row.account);
  const { data } = await client.listRefunds(row.charge_id, { limit: 100 });
  return data.find((made) => made.metadata.medusa_refund_id === refund.id);
}

function codeOf(error: unknown): string {
  return error instanceof AtomeQrError || error instanceof OmiseError
    ? String(error.code)
    : "unexpected";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "Unexpected error";
}
