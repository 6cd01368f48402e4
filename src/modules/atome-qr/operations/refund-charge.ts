import { type Money } from "../../../domain/money";
import { capAtRest } from "../../../domain/refund-rules";
import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { closeIfNotMade, latest, makeRefund } from "./make-refund";
import { acquireRefundSlot, isAmountOf, type RefundInput } from "./acquire-refund-slot";

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
  asked: RefundInput,
): Promise<KnownChargeRow> {
  const input = { ...asked, money: toMoney(row, asked) };
  if (await adoptMadeRefund(atomeQr, row, input)) {
    return latest(atomeQr, row);
  }
  await atomeQr.schedule.lookAgainSoon(row.id);
  const slot = await acquireRefundSlot(atomeQr, row, input);
  if (slot.fulfilled) {
    return latest(atomeQr, row);
  }
  // While waiting for the slot, the other one may have turned out to be this very refund.
  if (await adoptMadeRefund(atomeQr, row, input)) {
    await atomeQr.refunds.markFailed(slot.refund, "not_needed", "It had been made already.");
    return latest(atomeQr, row);
  }
  return makeRefund(atomeQr, row, slot.refund).catch(async (error: unknown) => {
    await closeIfNotMade(atomeQr, slot.refund, error);
    throw error;
  });
}

function toMoney(row: KnownChargeRow, { money, exactAmount }: RefundInput): Money {
  const rest = row.amount - row.refunded_amount;
  const amount = capAtRest(money.amount, exactAmount ?? money.amount, rest);
  return { ...money, amount };
}

/**
 * Lets a refund that was made stand for this one: made for this id, or for one that Medusa has
 * forgotten since.
 *
 * @returns whether there is one
 */
async function adoptMadeRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  input: RefundInput,
): Promise<boolean> {
  const { medusaRefundId, isRecorded } = input;
  if (!medusaRefundId) {
    return false;
  }
  const made = await atomeQr.refunds.listSucceeded(row.charge_id);
  for (const refund of made.filter((one) => isAmountOf(one, input))) {
    const known = refund.medusa_refund_id;
    if (known === medusaRefundId) {
      return true;
    }
    const isForgotten = known !== null && isRecorded && !(await isRecorded(known));
    if (isForgotten && (await atomeQr.refunds.adopt(refund, medusaRefundId))) {
      return true;
    }
  }
  return false;
}
