import { AtomeQrError } from "../../../atome-qr/errors";
import { type Money } from "../../../atome-qr/money";
import { assertRefundable } from "../../../atome-qr/refund-rules";
import { OmiseError, type OmiseRefund } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { safeMessage } from "../safe-message";
import { type AtomeQrModuleService } from "../service";
import { findRefund } from "./find-refund";
import { readCharge } from "./read-charge";
import { takeTurn } from "./take-refund-turn";

export interface RefundInput {
  money: Money;
  /** `staff`, or why there was nothing to pay for. */
  reason: string;
  /** Medusa's refund id; a repeated call with it refunds once. */
  medusaRefundId?: string;
  /** Whether Medusa has a refund of this id; needed with `medusaRefundId`. */
  isRecorded?: (medusaRefundId: string) => Promise<boolean>;
}

/**
 * Pays money back, once. The refund is written down under an id of its own before Omise is called;
 * when the answer is lost, the charge's refunds are searched for that id. When Medusa forgot a
 * refund (it deletes its own row on any error, medusajs/medusa #16681) and asks for the same amount
 * with a new id, it is the same wish: what was paid already is answered, never paid again.
 *
 * @returns the ledger row with its new `refunded_amount`
 * @throws AtomeQrError `charge_not_paid` · `refund_too_late` · `refund_exceeds_rest` ·
 *   `refund_rejected` with Omise's reason · `outcome_unknown` · `omise_unavailable`
 */
export async function refundCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
): Promise<KnownChargeRow> {
  if (await isFulfilled(atomeQr, row, input)) {
    return latest(atomeQr, row);
  }
  const turn = await takeTurn(atomeQr, row, input);
  if (turn.fulfilled) {
    return latest(atomeQr, row);
  }
  // While waiting for the turn, the other one may have turned out to be this very refund.
  if (await isFulfilled(atomeQr, row, input)) {
    await atomeQr.refunds.markFailed(turn.refund, "not_needed", "It had been made already.");
    return latest(atomeQr, row);
  }
  const before = await checkRefundable(atomeQr, row, input, turn.refund);
  const made = await postRefund(atomeQr, row, turn.refund);
  await atomeQr.refunds.markSucceeded(turn.refund.id, made.id);
  await atomeQr.ledger.noteRefunded(row.id, before.refunded_amount + made.amount);
  return latest(atomeQr, row);
}

/** Made before, for this id or for one that Medusa has forgotten since. */
async function isFulfilled(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  { money, medusaRefundId, isRecorded }: RefundInput,
): Promise<boolean> {
  if (!medusaRefundId) {
    return false;
  }
  for (const made of await atomeQr.refunds.listSucceeded(row.charge_id, money.amount)) {
    const known = made.medusa_refund_id;
    if (known === medusaRefundId) {
      return true;
    }
    const isForgotten = known !== null && isRecorded && !(await isRecorded(known));
    if (isForgotten && (await atomeQr.refunds.adopt(made, medusaRefundId))) {
      return true;
    }
  }
  return false;
}

/** The money is out: no failure from here on may make Medusa believe that it is not. */
async function latest(atomeQr: AtomeQrModuleService, row: KnownChargeRow): Promise<KnownChargeRow> {
  return readCharge(atomeQr, row).catch(async () => ({
    ...(await atomeQr.ledger.byId(row.id)),
    charge_id: row.charge_id,
  }));
}

async function checkRefundable(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
  refund: RefundRow,
): Promise<KnownChargeRow> {
  try {
    const charge = await readCharge(atomeQr, row);
    assertRefundable(
      {
        money: { amount: charge.amount, currency: charge.currency },
        refundedAmount: charge.refunded_amount,
        paidAt: charge.paid_at,
        paid: charge.status === "paid",
      },
      input.money,
      new Date(),
    );
    return charge;
  } catch (error) {
    const code = error instanceof AtomeQrError ? error.reason : "unexpected";
    await atomeQr.refunds.markFailed(refund, code, safeMessage(error));
    throw error;
  }
}

async function postRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund> {
  const { client } = atomeQr.accounts.byId(row.account);
  // Whoever took this over in the meantime will find out; two must not post.
  if (!(await atomeQr.refunds.renew(refund))) {
    throw unknownOutcome();
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
      await atomeQr.refunds.markFailed(refund, error.code, error.message);
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
    // Not freed for the next try at once: the request may still be on its way to Omise.
    throw unknownOutcome();
  }
}

function unknownOutcome(): AtomeQrError {
  return new AtomeQrError(
    "outcome_unknown",
    "Omise did not answer, so it is not known whether the refund was made. Try the same refund again in a minute: it will not be paid twice.",
  );
}
