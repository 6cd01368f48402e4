import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeHint, findRow, resolveRow } from "../modules/atome-qr/operations/resolve-row";
import { type WebhookEventRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { reportFailure } from "../modules/atome-qr/operations/report-failure";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";

/**
 * Handles an event in the inbox: reconciles its charge. The event is removed when that is done and
 * stays, for the job to retry, after an error. Never throws: no caller waits for it.
 */
export async function handleEvent(
  container: MedusaContainer,
  event: WebhookEventRow,
): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  try {
    const row = await resolveRow(atomeQr, event.account, hintOf(event));
    if (row) {
      await reconcileNext(container, row.id);
    }
    await atomeQr.inbox.remove(event.id);
  } catch (error) {
    const message = safeMessage(error);
    logger.warn(`Atome QR: event ${event.event_id} (${event.key}) will be tried again: ${message}`);
    await tryLater(atomeQr, event, message, error).catch(() => {
      // The database is gone too; the row is claimed again when its lease runs out.
    });
  }
}

async function tryLater(
  atomeQr: AtomeQrModuleService,
  event: WebhookEventRow,
  message: string,
  error: unknown,
): Promise<void> {
  if (await blameAccount(atomeQr, event.account, error)) {
    await atomeQr.inbox.putBack(event.id, message);
    return;
  }
  const after = await atomeQr.inbox.postpone(event.id, message);
  const row = await findRow(atomeQr, event.account, hintOf(event));
  if (after && row) {
    await reportFailure(atomeQr, row, after.attempts, message);
  }
}

function hintOf({ charge_id: chargeId, attempt_id: attemptId }: WebhookEventRow): ChargeHint {
  return { chargeId, attemptId };
}

/** By ledger row: the reconciliation in progress, and the one that begins after it. */
const running = new Map<string, Promise<void>>();
const waiting = new Map<string, Promise<void>>();

/**
 * Reconciles a charge with what Omise shows after this call. However many ask for that while a
 * reconciliation is in progress in this process, one more serves them all: a thousand webhooks about
 * one charge cost a few reads at Omise, not a thousand.
 *
 * @param id the ledger row's id
 * @throws whatever stopped the reconciliation
 */
function reconcileNext(container: MedusaContainer, id: string): Promise<void> {
  const current = running.get(id);
  const shared = waiting.get(id);
  if (shared || !current) {
    return shared ?? start(container, id);
  }
  const next = current
    .catch(() => undefined) // told to those who asked for it
    .then(() => {
      waiting.delete(id);
      return start(container, id);
    });
  waiting.set(id, next);
  return next;
}

function start(container: MedusaContainer, id: string): Promise<void> {
  const run = reconcileChargeWorkflow(container)
    .run({ input: { id } })
    .then(() => undefined)
    .finally(() => running.delete(id));
  running.set(id, run);
  return run;
}
