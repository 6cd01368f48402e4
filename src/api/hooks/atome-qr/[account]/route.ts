import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { runAs } from "../../../../modules/atome-qr/actor";
import { type WebhookEventRow } from "../../../../modules/atome-qr/rows";
import { safeMessage } from "../../../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";
import { handleEvent } from "../../../../webhooks/handle-event";
import { WebhookError } from "../../../../webhooks/read-webhook";
import { bytesOf } from "../../../read-webhook-body";
import { takeWebhook } from "../../../../webhooks/take-webhook";

/**
 * Omise's webhooks for one account. Answers as soon as the event is durable, then reconciles at once:
 * 401 bad or stale signature · 400 not an event of this account, or unreadable · 404 unknown account ·
 * 413 · 415 (`read-webhook-body.ts`) · 503 could not store · 200 stored, already waiting, or ignored.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await runAs("webhook", async () => {
    const event = await take(req, res);
    if (event) {
      await handleEvent(req.scope, event);
    }
  });
}

/** @returns what is to be handled, after the answer */
async function take(req: MedusaRequest, res: MedusaResponse): Promise<WebhookEventRow | null> {
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const account = atomeQr.accounts.byId(req.params.account);
  try {
    const event = await takeWebhook(atomeQr, account, bytesOf(req), req.headers);
    res.status(200).json({ received: true });
    return event;
  } catch (error) {
    if (error instanceof WebhookError) {
      throw error;
    }
    atomeQr.refusalLog.add(`${account.id}, not stored`, safeMessage(error));
    res.status(503).json({
      type: "unexpected_state",
      code: "event_not_stored",
      message: "The event could not be stored. Please deliver it again.",
    });
    return null;
  }
}

/** Answers a browser or an uptime monitor that checks the address. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.set("Allow", ALLOWED);
  res.status(405).json({
    type: "not_allowed",
    code: "webhooks_are_posted",
    message: "Omise posts its webhooks to this address. There is nothing to see here.",
  });
}

/** A preflight gets no CORS headers: no browser's page posts webhooks. */
export function OPTIONS(_req: MedusaRequest, res: MedusaResponse): void {
  res.set("Allow", ALLOWED);
  res.status(204).end();
}

const ALLOWED = "POST, OPTIONS";
