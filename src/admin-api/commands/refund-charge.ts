import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";

import { findResolved } from "../../domain/attention";
import { AtomeQrError, type AtomeQrErrorCode } from "../../domain/errors";
import { formatMoney, type Money, toMedusaAmount } from "../../domain/money";
import { assertRefundable } from "../../domain/refund-rules";
import { staffRefundLockTimeoutSeconds } from "../../domain/timing";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { LEASE_KEYS } from "../../modules/atome-qr/leases";
import { refundCharge } from "../../modules/atome-qr/operations/refund-charge";
import { type RefundWords } from "../../modules/atome-qr/refunds";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findSubject } from "../../medusa/subject";
import { findRefundReasons } from "../queries/names";
import { giveUpOrder } from "./give-up-order";
import { assertConfigured } from "./staff-errors";
import { syncCharge } from "./sync-charge";

export interface StaffRefund {
  /** Minor units; null for all that is left. */
  amount: number | null;
  /** What had been refunded when the person decided, minor units; null where that is not known. */
  seenRefunded: number | null;
  /** One of Medusa's refund reasons. */
  refundReasonId?: string | null;
  note?: string | null;
}

/**
 * Pays a charge back, in whole or in part. Where an order was paid with it, through Medusa, so that
 * the order shows it; money that was held goes back directly. One that is paid and could not become an
 * order is given up, and all of it goes back. One at a time: what is left is known only when the one
 * before has ended.
 *
 * @param userId who asks for it
 * @throws AtomeQrError `charge_not_paid` · `refunded_meanwhile` · `refund_too_late` ·
 *   `refund_exceeds_rest` · `refund_rejected` · `busy` · `charge_not_finalized` · `account_not_configured` · `omise_unavailable`:
 *   nothing was paid back; `outcome_unknown`: perhaps
 */
export async function refundForStaff(
  container: MedusaContainer,
  row: ChargeRow,
  { amount, seenRefunded, refundReasonId = null, note = null }: StaffRefund,
  userId: string,
): Promise<void> {
  const words = { refundReasonId, note };
  await assertReasonExists(container, words.refundReasonId);
  const refund = async () => {
    const paid = await syncPaid(container, row);
    assertAsSeen(paid, seenRefunded);
    if (!paid.finalized_at) {
      await giveUpOrder(container, paid, amount, words);
      return;
    }
    const money = toMoney(paid, amount);
    assertMayRefund(paid, money, await clock.now());
    await makeRefund(container, paid, { money, words, userId });
  };
  const { accounts, clock, leases } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  assertConfigured({ accounts }, row);
  const { timeoutMs } = accounts.byId(row.account).options;
  const seconds = staffRefundLockTimeoutSeconds(timeoutMs);
  await leases.run(LEASE_KEYS.refund(row.id), seconds, refund);
  // What Medusa does not show yet is shown; if that fails, the job comes back to it.
  await syncCharge(container, row).catch(() => undefined);
  await markDealtWith(container, row.id);
}

async function assertReasonExists(container: MedusaContainer, id: string | null): Promise<void> {
  if (id && !(await findRefundReasons(container, [id])).has(id)) {
    throw new AtomeQrError(
      "invalid_input",
      `refund_reason_id: there is no refund reason ${id} (any more)`,
    );
  }
}

/** Who pays all of it back has dealt with what it was about: it is not over by itself. */
async function markDealtWith(container: MedusaContainer, id: string): Promise<void> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = await ledger.byId(id);
  if (row.attention && findResolved(row)) {
    await ledger.markHandled(id, true, row.attention);
  }
}

/** It is not known what has become of the charge by now, and nothing could be refunded. */
const UNREAD: readonly AtomeQrErrorCode[] = [
  "omise_unavailable",
  "omise_refused",
  "charge_unreadable",
  "account_not_configured",
  "busy",
];

/** The charge as Omise shows it now; not finalized where its order could not be placed just now. */
async function syncPaid(container: MedusaContainer, row: ChargeRow): Promise<KnownChargeRow> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const now = await syncCharge(container, row).catch(async (error: unknown) => {
    if (UNREAD.some((one) => one === (error as { code?: unknown }).code)) {
      throw error;
    }
    return ledger.byId(row.id);
  });
  if (now.status !== "paid" || !now.charge_id) {
    throw new AtomeQrError(
      "charge_not_paid",
      "This Atome QR charge is not paid: nothing to refund.",
    );
  }
  return { ...now, charge_id: now.charge_id };
}

/** A second click, or a colleague's: the same part is not to go out twice. */
function assertAsSeen(row: ChargeRow, seenRefunded: number | null): void {
  if (seenRefunded !== null && seenRefunded !== row.refunded_amount) {
    const { refunded_amount: amount, currency } = row;
    throw new AtomeQrError(
      "refunded_meanwhile",
      `Of this payment ${formatMoney({ amount, currency })} has gone back by now, so nothing more was refunded. Look at its refunds; refund again if that is still right.`,
    );
  }
}

function toMoney({ amount: paid, refunded_amount, currency }: ChargeRow, amount: number | null) {
  const rest = paid - refunded_amount;
  if (rest <= 0) {
    throw new AtomeQrError(
      "refund_exceeds_rest",
      `All of this payment (${formatMoney({ amount: paid, currency })}) has gone back already.`,
    );
  }
  return { amount: amount ?? rest, currency };
}

function assertMayRefund(row: KnownChargeRow, money: Money, now: Date): void {
  assertRefundable(
    {
      money: { amount: row.amount, currency: row.currency },
      refundedAmount: row.refunded_amount,
      paidAt: row.paid_at,
      paid: true,
    },
    money,
    now,
  );
}

async function makeRefund(
  container: MedusaContainer,
  row: KnownChargeRow,
  { money, words, userId }: { money: Money; words: RefundWords; userId: string },
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { session, order } = await findSubject(query, row);
  const payment = session?.payment;
  const isOurs = payment?.captured_at && payment.data?.charge_id === row.charge_id;
  const isCanceled = order?.status === "canceled";
  // Core pays a refund of a cancelled order, and then refuses to record it.
  if (payment && isOurs && order && !isCanceled) {
    await refundPaymentWorkflow(container).run({
      input: {
        payment_id: payment.id,
        amount: toMedusaAmount(money),
        created_by: userId,
        refund_reason_id: words.refundReasonId ?? undefined,
        note: words.note ?? undefined,
      },
    });
    return;
  }
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const reason = isCanceled ? "order_canceled" : "staff";
  await refundCharge(atomeQr, row, { money, reason, words });
  await atomeQr.events.publish(row.id);
}
