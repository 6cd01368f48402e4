import { type Account } from "../modules/atome-qr/accounts";
import { type WebhookEventRow } from "../modules/atome-qr/rows";
import { queueOf } from "../modules/atome-qr/actor";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { traceWork } from "../modules/atome-qr/telemetry/trace-work";
import { isCheckEvent } from "./check-event";
import {
  eventKeyOf,
  readWebhook,
  reportRefusal,
  WebhookError,
  type WebhookHint,
} from "./read-webhook";

/**
 * Takes a webhook in, from whichever route: checks who sent it and stores its event durably, to be
 * handled next (`handle-event.ts`) and retried by the job.
 *
 * @param rawBody as received
 * @returns the stored event; null when there is nothing to handle: it is none of ours, or has come
 *   before
 * @throws WebhookError `invalid_signature` · `invalid_event`; anything else when it could not be stored
 */
export function takeWebhook(
  atomeQr: AtomeQrModuleService,
  account: Account,
  rawBody: Buffer | string,
  headers: Record<string, unknown>,
): Promise<WebhookEventRow | null> {
  const attributes = { "atome_qr.account": account.id };
  return traceWork("atome_qr.webhook", { attributes }, async (span) => {
    const event = await intake(() => take(atomeQr, account, rawBody, headers));
    span.setAttribute("atome_qr.outcome", event ? "stored" : "ignored");
    return event;
  });
}

/**
 * So many at a time: in a flood, an order that is being placed in this process gets its turn between
 * few others, and what waits here costs nothing.
 */
const intake = queueOf(8);

async function take(
  atomeQr: AtomeQrModuleService,
  account: Account,
  rawBody: Buffer | string,
  headers: Record<string, unknown>,
): Promise<WebhookEventRow | null> {
  const isCheck = isCheckEvent(rawBody);
  try {
    const hint = readWebhook(account, rawBody, headers);
    if (!isCheck) {
      atomeQr.webhookReports.markGood(account.id, hint?.key ?? eventKeyOf(rawBody));
    }
    if (!hint || account.deliveries.has(rawBody, headers)) {
      return null;
    }
    const stored = await atomeQr.schema.use(() => store(atomeQr, account, hint));
    account.deliveries.add(rawBody, headers);
    return stored ?? null;
  } catch (error) {
    if (!(error instanceof WebhookError)) {
      throw error;
    }
    if (isCheck) {
      throw error.sentByDoctor(); // Medusa logs what is refused: nobody is to take it for Omise's
    }
    reportRefusal(atomeQr, account.id, error);
    throw error;
  }
}

/** @throws WebhookError `invalid_event` for a charge that the ledger knows as another account's */
async function store(
  atomeQr: AtomeQrModuleService,
  account: Account,
  hint: WebhookHint,
): Promise<WebhookEventRow | undefined> {
  const row = await atomeQr.ledger.findByChargeId(hint.chargeId);
  if (row && !atomeQr.accounts.areSame(row.account, account.id)) {
    throw new WebhookError(
      "invalid_event",
      `This event is about a charge of another account. Check which webhook address each Omise account has; "${account.id}" got one of "${row.account}".`,
      "foreign_charge",
    );
  }
  const event = {
    account: account.id,
    event_id: hint.eventId,
    key: hint.key,
    charge_id: hint.chargeId,
    attempt_id: hint.attemptId,
  };
  return atomeQr.inbox.store(event, account.options.timeoutMs);
}
