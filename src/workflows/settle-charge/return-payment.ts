import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATTENTION_REASONS, type AttentionReason } from "../../domain/attention";
import { refundCharge } from "../../modules/atome-qr/operations/refund-charge";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { announceChanges } from "./announce";

/** What a charge of the wrong amount or mode is worth, or a reversed one, is not ours to say. */
const FOR_STAFF_TO_DECIDE: ReadonlySet<AttentionReason> = new Set([
  "amount_mismatch",
  "livemode_mismatch",
  "reversed",
] as const);

/**
 * A charge was paid and there is nothing to pay for: the money goes back, or is held for staff to
 * decide (option `latePayments`). Either way the reason is kept and somebody is told.
 */
export async function returnPayment(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  reason: AttentionReason,
): Promise<ChargeRow> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  if (await atomeQr.ledger.raiseAttention(row.id, reason)) {
    // Before anything else can go wrong, such as the refund itself.
    await announceChanges(container, row.id);
  }
  const { latePayments } = atomeQr.accounts.byId(row.account).options;
  const rest = row.amount - row.refunded_amount;
  if (latePayments === "refund" && !FOR_STAFF_TO_DECIDE.has(reason) && rest > 0) {
    await refundCharge(atomeQr, row, { money: { amount: rest, currency: row.currency }, reason });
  }
  const now = await atomeQr.ledger.byId(row.id);
  logger.warn(
    `Atome QR: charge ${row.charge_id} needs attention (${reason}): ${ATTENTION_REASONS[reason]} Refunded so far: ${now.refunded_amount} of ${now.amount} minor units.`,
  );
  await atomeQr.ledger.markSettled(row);
  return atomeQr.ledger.byId(row.id);
}
