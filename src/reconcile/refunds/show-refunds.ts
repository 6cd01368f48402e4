import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";

import { toMedusaAmount, toMinorUnits } from "../../domain/money";
import { type MedusaRefund, RECORDED_REFUND_KEY } from "../../medusa/refunds";
import { toRefundNote } from "../../modules/atome-qr/operations/to-refund-note";
import { type RefundRow } from "../../modules/atome-qr/rows";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type Decision, type Run } from "../run";

/**
 * Shows refunds that Medusa did not ask for (made in Omise's dashboard, or late payments returned) on
 * the Medusa payment. No money is sent: the provider sees that the refund only records another one.
 */
export async function showRefunds(run: Run, seen: Decision): Promise<void> {
  const isAnyOfDashboard = seen.refunds.unrecorded.some(isOfDashboard);
  const unmade = isAnyOfDashboard ? await findUnmade(run, seen) : [];
  for (const refund of seen.refunds.unrecorded) {
    const shown =
      seen.medusaRefunds.find(({ records }) => records === refund.refund_id) ??
      takeEqual(unmade, refund);
    if (shown) {
      // What is missing on the order is written later.
      await run.atomeQr.refunds.markRecorded(refund.refund_id!, shown.id);
    } else {
      await record(run, seen, refund);
    }
  }
}

/** Medusa's refunds that Omise refused: staff are told to make them in Omise's dashboard. */
async function findUnmade({ atomeQr }: Run, { medusaRefunds }: Decision): Promise<MedusaRefund[]> {
  const asking = medusaRefunds.filter(({ records }) => records === null);
  const tries = await atomeQr.refunds.listByMedusaIds(asking.map(({ id }) => id));
  return asking.filter(({ id }) => {
    const own = tries.filter(({ medusa_refund_id: of }) => of === id);
    return own.length > 0 && own.every(({ status }) => status === "failed");
  });
}

/** One made in Omise's dashboard is the one that Medusa shows already. */
function takeEqual(unmade: MedusaRefund[], refund: RefundRow): MedusaRefund | undefined {
  const isEqual = ({ amount }: MedusaRefund) =>
    toMinorUnits(amount, refund.currency).amount === refund.amount;
  const at = isOfDashboard(refund) ? unmade.findIndex(isEqual) : -1;
  return at === -1 ? undefined : unmade.splice(at, 1)[0];
}

function isOfDashboard({ reason }: RefundRow): boolean {
  return reason === "dashboard";
}

async function record(
  { container, atomeQr }: Run,
  { row, session, order, payment }: Decision,
  refund: RefundRow,
): Promise<void> {
  const { amount, currency, refund_id: refundId } = refund;
  const input = {
    payment_id: payment!.id,
    amount: toMedusaAmount({ amount, currency }),
    note: toRefundNote(refund),
    metadata: { [RECORDED_REFUND_KEY]: refundId },
  };
  try {
    if (!session || !order || order.status === "canceled") {
      // Core's workflow would credit the order, which it does not do to a cancelled one, and which is
      // another payment's where the session is gone. The transaction follows
      // (`write-transactions.ts`), also for an order that still comes.
      await container.resolve(Modules.PAYMENT).refundPayment(input);
    } else {
      // Core passes metadata on to the refund, though its types do not say so.
      await refundPaymentWorkflow(container).run({ input });
    }
  } catch (error) {
    await atomeQr.ledger.raiseAttention(row.id, "refund_not_shown");
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: ${refundId} could not be recorded: ${safeMessage(error)}`);
  }
}
