import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { AtomeQrError } from "../domain/errors";
import { toExactMinorUnits, toMinorUnits } from "../domain/money";
import { MAX_REFUND_TRIES, PASSING_REFUND_FAILURES } from "../domain/retry";
import {
  ABANDONED_AFTER_MS,
  isOlder,
  UNANSWERED_MS,
  UNSENT_REFUND_LOOK_BACK_MS,
} from "../domain/timing";
import { prepareShownRefund } from "../medusa/prepare-refund";
import { graph } from "../medusa/graph";
import { findMedusaRefund, RECORDED_REFUND_KEY } from "../medusa/refunds";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { refundCharge } from "../modules/atome-qr/operations/refund-charge";
import { type KnownChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { reportBlockedRefund } from "./report-blocked-refund";
import { warn } from "./warn";

const BATCH = 1_000;

/**
 * Medusa writes a refund before it calls the provider. A crash in between leaves one that staff see on
 * the order and that was never sent. It is sent now, once, under Medusa's id, however many instances
 * run; where Omise refuses, or cannot make it after all tries, staff are told. Those of an account
 * that turns out to be in trouble are left to the next run.
 *
 * @param troubled accounts that cannot be asked at the moment
 */
export async function retryUnsentRefunds(
  container: MedusaContainer,
  troubled: string[],
): Promise<void> {
  const { accounts, clock, ledger, refunds } =
    container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const now = await clock.now();
  const shown = await listShown(container, now);
  const known = await refunds.listByMedusaIds(shown.map(({ id }) => id));
  const inTrouble = new Set(troubled);
  for (const refund of shown) {
    const tries = known.filter(({ medusa_refund_id: id }) => id === refund.id);
    if (tries.some(({ status }) => status !== "failed")) {
      continue; // made, or somebody is at it
    }
    const row = await ledger.findByChargeId(String(refund.payment.data?.charge_id));
    const canAsk = row && accounts.has(row.account) && !inTrouble.has(row.account);
    if (
      !canAsk ||
      tries.some((one, index) => index > 0 && !isOlder(one.created_at, UNANSWERED_MS, now))
    ) {
      continue;
    }
    // Refused once is refused.
    const refused =
      tries.find(({ failure_code: code }) => !PASSING_REFUND_FAILURES.includes(code)) ??
      tries[MAX_REFUND_TRIES - 1];
    if (refused) {
      await ledger.raiseAttention(row.id, "refund_not_made", { since: refused.created_at });
      continue;
    }
    const { isOutage } = await make(container, { ...row, charge_id: row.charge_id! }, refund);
    if (isOutage) {
      inTrouble.add(row.account);
    }
  }
}

/** @returns whether trouble of its account kept it from being made */
async function make(
  container: MedusaContainer,
  row: KnownChargeRow,
  { id, amount, refund_reason_id: refundReasonId, note }: ShownRefund,
): Promise<{ isOutage: boolean }> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  try {
    await prepareShownRefund(container, row.session_id, amount, await atomeQr.clock.now());
    await refundCharge(atomeQr, row, {
      money: toMinorUnits(amount, row.currency),
      exactAmount: toExactMinorUnits(amount, row.currency),
      reason: "staff",
      words: { refundReasonId: refundReasonId ?? null, note: note ?? null },
      medusaRefundId: id,
      isRecorded: async (other) => (await findMedusaRefund(query, other)) !== null,
    });
    await atomeQr.events.publish(row.id);
  } catch (error) {
    warn(container, `the refund ${id} could not be made`, error);
    if (await blameAccount(atomeQr, row.account, error)) {
      return { isOutage: true };
    }
    if (await reportBlockedRefund(atomeQr, row, error)) {
      return { isOutage: false };
    }
    // An unknown outcome is resolved by `resolveUnknownRefunds`; what passes by itself is retried.
    if (error instanceof AtomeQrError && !PASSING_REFUND_FAILURES.includes(error.reason)) {
      await atomeQr.ledger.raiseAttention(row.id, "refund_not_made");
    }
  }
  return { isOutage: false };
}

/** Medusa's refunds of our payments that ask for money, and not of today's last minutes. */
async function listShown(container: MedusaContainer, now: Date): Promise<ShownRefund[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const providerIds = accounts.all().map(({ providerId }) => providerId);
  const refunds = await graph<ShownRefund>(query, {
    entity: "refund",
    fields: ["id", "amount", "metadata", "refund_reason_id", "note", "payment.data"],
    filters: {
      payment: { provider_id: providerIds },
      created_at: {
        $gte: new Date(now.getTime() - UNSENT_REFUND_LOOK_BACK_MS).toISOString(),
        $lte: new Date(now.getTime() - ABANDONED_AFTER_MS).toISOString(),
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
  refund_reason_id?: string | null;
  note?: string | null;
  payment: { data: Record<string, unknown> | null };
}
