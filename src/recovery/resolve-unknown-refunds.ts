import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { MAX_REFUND_TRIES, PASSING_REFUND_FAILURES } from "../domain/retry";
import { ABANDONED_AFTER_SECONDS, isOlder, REFUND_UNRESOLVED_AFTER_MS } from "../domain/timing";
import { toMedusaAmount } from "../domain/money";
import { prepareShownRefund } from "../medusa/prepare-refund";
import { findMedusaRefund } from "../medusa/refunds";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { findRefund } from "../modules/atome-qr/operations/find-refund";
import { closeIfNotMade, makeRefund } from "../modules/atome-qr/operations/make-refund";
import { readCharge } from "../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow, type RefundRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { type StaleRefund } from "../modules/atome-qr/refunds";
import { reportBlockedRefund } from "./report-blocked-refund";
import { warn } from "./warn";

const BATCH = 50;

/**
 * Resolves refunds that a crash or a lost answer left without an outcome. One that was sent is looked
 * up, and counts as under way for as long as Omise can still carry it out. After that, what Medusa
 * shows as refunded is refunded; where Omise refuses, so that Medusa and Omise disagree about money,
 * staff are told.
 *
 * After a failure, the others of its account are left for this run, and what was claimed is due again.
 *
 * @param troubled accounts that cannot be asked at the moment
 */
export async function resolveUnknownRefunds(
  container: MedusaContainer,
  troubled: string[],
): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const failed = new Set<string>();
  const known = atomeQr.accounts.allIds();
  // Those of accounts that cannot be asked, as many as there may be, do not keep others waiting.
  const accounts = known.filter((id) => !troubled.includes(id));
  await reportThoseOfRemoved(atomeQr, known);
  for (const stale of await atomeQr.refunds.listStale(ABANDONED_AFTER_SECONDS, BATCH, {
    accounts,
  })) {
    const { charge_id: chargeId } = stale;
    const row = await atomeQr.ledger.findByChargeId(chargeId);
    if (!row || failed.has(row.account)) {
      continue;
    }
    const refund = await atomeQr.refunds.claimStale(chargeId, ABANDONED_AFTER_SECONDS);
    if (refund) {
      await resolve(container, atomeQr, { ...row, charge_id: chargeId }, refund).catch(
        async (error: unknown) => {
          failed.add(row.account);
          warn(container, `the refund ${refund.id} could not be looked up`, error);
          await atomeQr.refunds.markUnanswered(refund); // due again with the next run
          await reportUnresolved(atomeQr, row, refund, safeMessage(error));
        },
      );
    }
  }
}

/** @param known the accounts that are configured, or were under another id */
async function reportThoseOfRemoved(atomeQr: AtomeQrModuleService, known: string[]): Promise<void> {
  const stale = await atomeQr.refunds.listStale(ABANDONED_AFTER_SECONDS, BATCH, {
    butAccounts: known,
  });
  for (const refund of stale) {
    const row = await atomeQr.ledger.findByChargeId(refund.charge_id);
    if (row) {
      const message = `The account "${row.account}" is not configured any more.`;
      await reportUnresolved(atomeQr, row, refund, message);
    }
  }
}

/** A refund whose outcome cannot be looked up for long is told: a person has to find out. */
async function reportUnresolved(
  { ledger, events, clock }: AtomeQrModuleService,
  { id }: ChargeRow,
  { created_at: since }: RefundRow,
  error: string,
): Promise<void> {
  if (isOlder(since, REFUND_UNRESOLVED_AFTER_MS, await clock.now())) {
    const detail = `What became of a refund cannot be looked up. ${error}`;
    await ledger.raiseAttention(id, "reconciliation_failing", { detail });
    await events.publish(id);
  }
}

async function resolve(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: StaleRefund,
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
      await atomeQr.ledger.raiseAttention(row.id, "refund_not_recorded", {
        since: refund.created_at,
      });
    }
  } else if (refund.is_in_flight) {
    await atomeQr.refunds.markUnanswered(refund);
  } else if (isRecorded && refund.sends >= MAX_REFUND_TRIES) {
    await atomeQr.refunds.markFailed(refund, "given_up", "Omise does not carry it out.");
    await atomeQr.ledger.raiseAttention(row.id, "refund_not_made", { since: refund.created_at });
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
    const now = await atomeQr.clock.now();
    await prepareShownRefund(container, row.session_id, toMedusaAmount(refund), now);
    await makeRefund(atomeQr, row, refund);
    await atomeQr.events.publish(row.id);
  } catch (error) {
    const isBlocked = await reportBlockedRefund(atomeQr, row, error);
    if (isBlocked || (await blameAccount(atomeQr, row.account, error))) {
      await atomeQr.refunds.markUnanswered(refund); // due again with the next run
      return;
    }
    const isPassing = PASSING_REFUND_FAILURES.includes((error as { code?: string }).code ?? null);
    // What passes is tried again by `retryUnsentRefunds`: staff must not refund it, too.
    if ((await closeIfNotMade(atomeQr, refund, error)) && !isPassing) {
      await atomeQr.ledger.raiseAttention(row.id, "refund_not_made", { since: refund.created_at });
    }
  }
}
