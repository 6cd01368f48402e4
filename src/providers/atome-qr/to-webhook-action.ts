import {
  type Logger,
  type ProviderWebhookPayload,
  type WebhookActionResult,
} from "@medusajs/framework/types";
import { PaymentActions } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../domain/errors";
import { type Account } from "../../modules/atome-qr/accounts";
import { findRow } from "../../modules/atome-qr/operations/find-row";
import {
  eventKeyOf,
  readWebhook,
  reportRefusal,
  type WebhookHint,
} from "../../webhooks/read-webhook";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/**
 * What becomes of a webhook on Medusa's own route, after the same checks as on the plugin's. The
 * settling is asked for on the event bus and takes the one path there is; core itself is always
 * told to do nothing: its handling of `captured` compares no amounts, and for a session that is
 * gone it picks any cart there is (an undefined filter matches every row).
 *
 * @param requestReconciliation asks for the charge to be settled
 */
export async function toWebhookAction(
  atomeQr: AtomeQrModuleService,
  account: Account,
  payload: ProviderWebhookPayload["payload"],
  logger: Logger,
  requestReconciliation: (row: KnownChargeRow) => Promise<void>,
): Promise<WebhookActionResult> {
  const { rawData, headers } = payload;
  const hint = readOrRefuse(atomeQr, account, payload, logger);
  if (hint && !account.deliveries.has(rawData, headers)) {
    const row = await findRow(atomeQr, account.id, hint);
    if (row) {
      await requestReconciliation(row);
    }
    account.deliveries.add(rawData, headers);
  }
  return { action: PaymentActions.NOT_SUPPORTED };
}

/** Core has answered 200 long before it asks us: all that is left to do with a forgery is to say so. */
function readOrRefuse(
  { webhookReports }: AtomeQrModuleService,
  account: Account,
  payload: ProviderWebhookPayload["payload"],
  logger: Logger,
): WebhookHint | null {
  try {
    const hint = readWebhook(account, payload.rawData, payload.headers);
    webhookReports.noteGood(account.id, hint?.key ?? eventKeyOf(payload.rawData));
    return hint;
  } catch (error) {
    reportRefusal(webhookReports, account.id, error);
    if (error instanceof AtomeQrError) {
      logger.warn(`Atome QR webhook for "${account.id}" refused: ${error.message}`);
      return null;
    }
    throw error;
  }
}
