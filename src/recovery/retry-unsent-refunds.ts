import { type BigNumberInput, type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { AtomeQrError } from "../domain/errors";
import { toMinorUnits } from "../domain/money";
import { ABANDONED_AFTER_MS, UNSENT_REFUND_LOOK_BACK_MS } from "../domain/timing";
import { graph } from "../medusa/graph";
import { findMedusaRefund, RECORDED_REFUND_KEY } from "../medusa/refunds";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { refundCharge } from "../modules/atome-qr/operations/refund-charge";
import { type KnownChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { isOutage } from "../modules/atome-qr/operations/is-outage";

/** Retryable: not sent, or Omise was unavailable. */
const WORTH_ANOTHER_TRY: readonly (string | null)[] = ["not_made", "omise_unavailable"];

const BATCH = 1_000;

/**
 * Medusa writes a refund before it calls the provider. A crash in between leaves one that staff see on
 * the order and that was never sent. It is sent now, once, under Medusa's id, however many instances
 * run; where Omise refuses, staff are told.
 *
 * @throws when Omise cannot be reached, after all other accounts' were made; the next run goes on
 */
export async function retryUnsentRefunds(container: MedusaContainer): Promise<void> {
  const { accounts, ledger, refunds } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const shown = await listShown(container);
  const known = await refunds.listByMedusaIds(shown.map(({ id }) => id));
  const outages = new Map<string, unknown>();
  for (const refund of shown) {
    const tries = known.filter(({ medusa_refund_id: id }) => id === refund.id);
    if (tries.some(({ status }) => status !== "failed")) {
      continue; // made, or somebody is at it
    }
    const row = await ledger.findByChargeId(String(refund.payment.data?.charge_id));
    // For an account that is not configured any more nothing can be asked.
    if (!row || !accounts.has(row.account) || outages.has(row.account)) {
      continue;
    }
    const refused = tries.find(({ failure_code: code }) => !WORTH_ANOTHER_TRY.includes(code));
    if (refused) {
      // Refused once is refused.
      await ledger.raiseAttention(row.id, "refund_not_made", refused.created_at);
      continue;
    }
    const outage = await make(container, { ...row, charge_id: row.charge_id! }, refund);
    if (outage) {
      outages.set(row.account, outage);
    }
  }
  const [outage] = outages.values();
  if (outage) {
    throw outage as Error;
  }
}

/** @returns the outage that kept it from being made; nothing of anything else that did */
async function make(
  container: MedusaContainer,
  row: KnownChargeRow,
  { id, amount }: ShownRefund,
): Promise<unknown> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  try {
    await refundCharge(atomeQr, row, {
      money: toMinorUnits(amount, row.currency),
      reason: "staff",
      medusaRefundId: id,
      isRecorded: async (other) => (await findMedusaRefund(query, other)) !== null,
    });
    await atomeQr.events.publish(row.id);
  } catch (error) {
    if (isOutage(error)) {
      return error;
    }
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: the refund ${id} could not be made: ${safeMessage(error)}`);
    // An unknown outcome is resolved by `resolveUnknownRefunds`; other errors are retried.
    if (error instanceof AtomeQrError && error.reason !== "outcome_unknown") {
      await atomeQr.ledger.raiseAttention(row.id, "refund_not_made");
    }
  }
  return undefined;
}

/** Medusa's refunds of our payments that ask for money, and not of today's last minutes. */
async function listShown(container: MedusaContainer): Promise<ShownRefund[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const providerIds = accounts.all().map(({ providerId }) => providerId);
  const refunds = await graph<ShownRefund>(query, {
    entity: "refund",
    fields: ["id", "amount", "metadata", "payment.data"],
    filters: {
      payment: { provider_id: providerIds },
      created_at: {
        $gte: new Date(Date.now() - UNSENT_REFUND_LOOK_BACK_MS).toISOString(),
        $lte: new Date(Date.now() - ABANDONED_AFTER_MS).toISOString(),
      },
    },
    pagination: { take: BATCH, order: { created_at: "DESC" } },
  });
  return refunds.filter(({ metadata }) => !metadata?.[RECORDED_REFUND_KEY]);
}

interface ShownRefund {
  id: string;
  /** Main units. */
  amount: BigNumberInput;
  metadata: Record<string, unknown> | null;
  payment: { data: Record<string, unknown> | null };
}
