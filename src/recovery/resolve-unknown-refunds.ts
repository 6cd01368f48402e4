import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ABANDONED_AFTER_SECONDS } from "../domain/timing";
import { findMedusaRefund } from "../medusa/refunds";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { findRefund } from "../modules/atome-qr/operations/find-refund";
import { closeIfNotMade, makeRefund } from "../modules/atome-qr/operations/make-refund";
import { readCharge } from "../modules/atome-qr/operations/read-charge";
import { type KnownChargeRow, type RefundRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { isOutage } from "../modules/atome-qr/operations/is-outage";

const BATCH = 50;

/**
 * Resolves refunds that a crash or a lost answer left without an outcome and that were not asked for
 * again. What Medusa shows as refunded is refunded; where Omise refuses, so that Medusa and Omise
 * disagree about money, staff are told.
 *
 * @throws the first failure, when every account's were tried; one whose Omise is away is left for this
 *   run, and what was claimed is due again when the claim goes stale
 */
export async function resolveUnknownRefunds(container: MedusaContainer): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const failures = new Map<string, unknown>();
  for (const { charge_id: chargeId } of await atomeQr.refunds.listStale(
    ABANDONED_AFTER_SECONDS,
    BATCH,
  )) {
    const row = await atomeQr.ledger.findByChargeId(chargeId);
    if (row && (!atomeQr.accounts.has(row.account) || failures.has(row.account))) {
      continue; // Omise cannot be asked until the account is configured again, or answers
    }
    const refund = row && (await atomeQr.refunds.claimStale(chargeId, ABANDONED_AFTER_SECONDS));
    if (row && refund) {
      await resolve(container, atomeQr, { ...row, charge_id: chargeId }, refund).catch(
        (error: unknown) => failures.set(row.account, error),
      );
    }
  }
  const [failure] = failures.values();
  if (failure) {
    throw failure as Error;
  }
}

async function resolve(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { medusa_refund_id: medusaId } = refund;
  const isRecorded = medusaId !== null && (await findMedusaRefund(query, medusaId)) !== null;
  const made = await findRefund(atomeQr, row, refund);
  if (made) {
    // First of all, so that the charge comes to be looked at, and the refund to be shown.
    await readCharge(atomeQr, row);
    await atomeQr.refunds.markSucceeded(refund.id, made.id);
    if (medusaId && !isRecorded) {
      await atomeQr.ledger.raiseAttention(row.id, "refund_not_recorded", refund.created_at);
    }
  } else if (isRecorded) {
    await makeAfterAll(container, atomeQr, row, refund);
  } else {
    await atomeQr.refunds.markFailed(refund, "not_made", "It never reached Omise.");
  }
}

/**
 * A crash kept a refund from being made that Medusa shows. Staff see it on the order and have no
 * reason to ask again: it is made now, under its old id.
 */
async function makeAfterAll(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<void> {
  try {
    await makeRefund(atomeQr, row, refund);
    await atomeQr.events.publish(row.id);
  } catch (error) {
    if (isOutage(error)) {
      return; // due again when the claim has gone stale
    }
    if (await closeIfNotMade(atomeQr, refund, error)) {
      await atomeQr.ledger.raiseAttention(row.id, "refund_not_made", refund.created_at);
    }
  }
}
