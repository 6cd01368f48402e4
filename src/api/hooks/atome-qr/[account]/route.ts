import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../../../domain/errors";
import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type Account } from "../../../../modules/atome-qr/accounts";
import { runAs } from "../../../../modules/atome-qr/cause";
import {
  eventKeyOf,
  readWebhook,
  reportRefusal,
  WebhookError,
  type WebhookHint,
} from "../../../../webhooks/read-webhook";
import { type WebhookEventRow } from "../../../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";
import { handleEvent } from "../../../../webhooks/handle-event";

/**
 * Omise's webhooks for one account. Answers as soon as the event is durable, then settles at once:
 * 401 bad or stale signature · 400 not an event of this account · 404 unknown account ·
 * 503 could not store · 200 stored, already waiting, or none of our business.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await runAs("webhook", () => takeWebhook(req, res));
}

async function takeWebhook(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const account = atomeQr.accounts.byId(req.params.account);
  const rawBody = toBytes(req.rawBody);
  const hint = readOrReport(atomeQr, account, rawBody, req.headers);
  atomeQr.webhookReports.noteGood(account.id, hint?.key ?? eventKeyOf(rawBody));
  if (!hint || account.deliveries.has(rawBody, req.headers)) {
    res.status(200).json({ received: true });
    return;
  }
  const stored = await store(atomeQr, account, hint).catch((error: unknown) => {
    if (error instanceof AtomeQrError) {
      reportRefusal(atomeQr.webhookReports, account.id, error);
      throw error;
    }
    const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.error(`Atome QR: event ${hint.eventId} could not be stored`, error as Error);
    return null;
  });
  if (stored === null) {
    res.status(503).json({
      type: "unexpected_state",
      code: "event_not_stored",
      message: "The event could not be stored. Please deliver it again.",
    });
    return;
  }
  account.deliveries.add(rawBody, req.headers);
  res.status(200).json({ received: true });
  if (stored) {
    await handleEvent(req.scope, stored);
  }
}

/** @throws WebhookError what `readWebhook` throws */
function readOrReport(
  { webhookReports }: AtomeQrModuleService,
  account: Account,
  ...webhook: [rawBody: Buffer, headers: MedusaRequest["headers"]]
): WebhookHint | null {
  try {
    return readWebhook(account, ...webhook);
  } catch (error) {
    reportRefusal(webhookReports, account.id, error);
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
  return atomeQr.inbox.store({
    account: account.id,
    event_id: hint.eventId,
    key: hint.key,
    charge_id: hint.chargeId,
    attempt_id: hint.attemptId,
  });
}

/** Absent when the body was no JSON: then it is no event either. */
function toBytes(rawBody: unknown): Buffer {
  return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}
