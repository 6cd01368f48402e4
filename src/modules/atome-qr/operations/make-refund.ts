import { AtomeQrError } from "../../../domain/errors";
import { assertRefundable } from "../../../domain/refund-rules";
import { UNANSWERED_MS } from "../../../domain/timing";
import { OmiseError, type OmiseRefund } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { safeMessage } from "../safe-message";
import { type AtomeQrModuleService } from "../service";
import { findRefund } from "./find-refund";
import { readCharge } from "./read-charge";

/**
 * Makes a refund that is in the ledger and not at Omise yet. The caller holds its slot.
 *
 * @returns the ledger row with its new `refunded_amount`
 * @throws AtomeQrError `charge_not_paid` · `refund_too_late` · `refund_exceeds_rest` ·
 *   `refund_rejected` with Omise's reason · `omise_unavailable`: nothing was paid back;
 *   `outcome_unknown`: perhaps
 */
export async function makeRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<KnownChargeRow> {
  const before = await readCharge(atomeQr, row);
  assertRefundable(
    {
      money: { amount: before.amount, currency: before.currency },
      refundedAmount: before.refunded_amount,
      paidAt: before.paid_at,
      paid: before.status === "paid",
    },
    { amount: refund.amount, currency: refund.currency },
    await atomeQr.clock.now(),
  );
  const made = await postRefund(atomeQr, row, refund);
  // In this order: a refund that has an outcome is looked up no more, and would never be shown.
  await atomeQr.ledger.markRefunded(row.id, before.refunded_amount + made.amount);
  await atomeQr.refunds.markSucceeded(refund.id, made.id);
  return latest(atomeQr, row);
}

/**
 * Closes a refund that is known not to have been made. After any other error, such as one of the
 * database after Omise's answer, its outcome is looked up later.
 *
 * @returns whether it is closed
 */
export async function closeIfNotMade(
  atomeQr: AtomeQrModuleService,
  refund: RefundRow,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof AtomeQrError) || error.reason === "outcome_unknown") {
    return false;
  }
  await atomeQr.refunds.markFailed(refund, error.reason, safeMessage(error));
  return true;
}

/** The money is out: no failure from here on may make Medusa believe that it is not. */
export async function latest(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  return readCharge(atomeQr, row).catch(async () => ({
    ...(await atomeQr.ledger.byId(row.id)),
    charge_id: row.charge_id,
  }));
}

async function postRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund> {
  const { client } = atomeQr.accounts.byId(row.account);
  // Another process has taken the slot over and looks the outcome up; two must not post.
  if (!(await atomeQr.refunds.markSent(refund))) {
    throw outcomeUnknown();
  }
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
      throw error.retryable
        ? new AtomeQrError(
            "omise_unavailable",
            `Nothing was refunded, because Omise cannot take it at the moment. Try again later. (${error.message})`,
          )
        : new AtomeQrError("refund_rejected", `Omise did not refund: ${error.message}`);
    }
    const found = await findRefund(atomeQr, row, refund).catch(() => undefined);
    if (found) {
      return found;
    }
    await atomeQr.refunds.markUnanswered(refund);
    throw outcomeUnknown();
  }
}

/** The request may still be on its way to Omise: nothing else of the charge is refunded until then. */
export function outcomeUnknown(): AtomeQrError {
  return new AtomeQrError(
    "outcome_unknown",
    `Omise has not answered, so it is not known whether the refund was made. It is looked up every minute, and not sent again before ${UNANSWERED_MS / 60_000} minutes have passed: look at the payment again then.`,
  );
}
