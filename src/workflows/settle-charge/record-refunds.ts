import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";

import { toMedusaAmount } from "../../domain/money";
import { ABANDONED_AFTER_MS } from "../../domain/timing";
import { isRefundRecorded } from "../../modules/atome-qr/operations/is-refund-recorded";
import { listMadeRefunds } from "../../modules/atome-qr/operations/find-refund";
import { RECORDED_REFUND_KEY } from "../../modules/atome-qr/operations/record-refund";
import { type KnownChargeRow, type RefundRow } from "../../modules/atome-qr/rows";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findSession } from "./find-session";
import { finishOrderChange } from "./finish-order-change";
import { listShownRefunds } from "./list-shown-refunds";
import { mendTransactions } from "./mend-transactions";

/**
 * Refunds that Medusa did not ask for (made in Omise's dashboard, or by us because there was nothing
 * to pay for) are shown on the Medusa payment, if there is one, without any money being sent again:
 * the provider sees what the refund is for (`record-refund`).
 */
export async function recordRefunds(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<void> {
  if (row.status !== "paid" || row.refunded_amount === 0) {
    return;
  }
  const isKnown = async () =>
    (await atomeQr.refunds.sumSucceeded(row.charge_id)) >= row.refunded_amount;
  if (!(await isKnown())) {
    await takeInRefunds(atomeQr, row);
  }
  // One that is not known cannot be shown: the next look may find it.
  if (row.settled_at && (await isKnown()) && (await isShown(container, atomeQr, row))) {
    await atomeQr.ledger.noteRefundsShown(row);
  }
}

/** Shows what is not shown yet. False while core may be about to do so itself. */
async function isShown(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<boolean> {
  const session = await findSession(container, row.session_id);
  const isOurs = session?.payment?.data?.charge_id === row.charge_id;
  if (!session?.payment?.captured_at || !isOurs) {
    return true; // it became no order, so there is nothing to show it on
  }
  if (!session.order) {
    return false; // core takes a captured payment for paid, so one may still be placed with it
  }
  await finishOrderChange(container, session.order.id);
  await forgetLostRecords(container, atomeQr, row);
  for (const refund of await atomeQr.refunds.listUnrecorded(row.charge_id)) {
    await record(container, atomeQr, row, refund, session.payment.id);
  }
  const result = await mendTransactions(container, session.payment.id, session.order.id);
  const isRecorded = (await atomeQr.refunds.listUnrecorded(row.charge_id)).length === 0;
  return isRecorded && result !== "under way" && !(await hasForgotten(container, atomeQr, row));
}

/**
 * Core deletes its row of a refund whose writing failed after the provider had made it (#16681).
 * Staff saw an error; asking for the same refund again records it. Where nobody does, they are told.
 */
async function hasForgotten(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (const refund of await atomeQr.refunds.listAskedFor(row.charge_id)) {
    if (!(await isRefundRecorded(query, refund.medusa_refund_id))) {
      if (Date.now() - refund.updated_at.getTime() > ABANDONED_AFTER_MS) {
        await atomeQr.ledger.raiseAttention(row.id, "refund_not_recorded", refund.updated_at);
      }
      return true;
    }
  }
  return false;
}

/** Writes down what Omise knows: the dashboard's refunds, and ours whose maker died before it could. */
async function takeInRefunds(atomeQr: AtomeQrModuleService, row: KnownChargeRow): Promise<void> {
  const listed = await listMadeRefunds(atomeQr, row);
  // Read after that: ours is written down before it is made, so it is known by now.
  const known = await atomeQr.refunds.listIds(row.charge_id);
  for (const made of listed) {
    const ownId = made.metadata.medusa_refund_id;
    if (known.has(made.id)) {
      continue;
    }
    if (typeof ownId === "string" && known.has(ownId)) {
      await atomeQr.refunds.markSucceeded(ownId, made.id);
    } else {
      const money = { amount: made.amount, currency: row.currency };
      await atomeQr.refunds.noteDashboardRefund(row.charge_id, made.id, money);
    }
  }
}

async function record(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
  paymentId: string,
): Promise<void> {
  const { amount, currency, refund_id: refundId } = refund;
  const shown = await listShownRefunds(container, paymentId);
  const begun = shown.find(({ metadata }) => metadata?.[RECORDED_REFUND_KEY] === refundId);
  if (begun) {
    // Whoever began to record it died over it: what is missing on the order is written later.
    await atomeQr.refunds.noteRecorded(refundId!, begun.id);
    return;
  }
  try {
    await refundPaymentWorkflow(container).run({
      input: {
        payment_id: paymentId,
        amount: toMedusaAmount({ amount, currency }),
        note: noteOf(refund),
        metadata: { [RECORDED_REFUND_KEY]: refundId },
      } as never, // core passes metadata on to the refund, though its type does not say so
    });
  } catch (error) {
    await forgetLostRecords(container, atomeQr, row);
    await atomeQr.ledger.raiseAttention(row.id, "refund_not_shown");
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: ${refundId} could not be recorded: ${safeMessage(error)}`);
  }
}

/** For staff, on the order's page. */
function noteOf({ reason, refund_id: refundId }: RefundRow): string {
  return reason === "dashboard"
    ? `Made in Omise's dashboard: ${refundId}`
    : `Returned by Atome QR (${reason}): ${refundId}`;
}

/**
 * Core deletes its row of a refund whose recording failed (medusajs/medusa #16681): then it has to be
 * recorded again.
 */
async function forgetLostRecords(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (const { id, medusa_refund_id: record } of await atomeQr.refunds.listRecorded(
    row.charge_id,
  )) {
    if (!(await isRefundRecorded(query, record))) {
      await atomeQr.refunds.forgetRecord(id, record);
    }
  }
}
