import {
  type Logger,
  type ProviderWebhookPayload,
  type WebhookActionResult,
} from "@medusajs/framework/types";
import { PaymentActions } from "@medusajs/framework/utils";

import { blocksCapture } from "../../atome-qr/attention";
import { AtomeQrError, assertUnreachable } from "../../atome-qr/errors";
import { toMedusaAmount } from "../../atome-qr/money";
import { type Account } from "../../modules/atome-qr/accounts";
import { findRow } from "../../modules/atome-qr/operations/find-row";
import { readCharge } from "../../modules/atome-qr/operations/read-charge";
import { readWebhook, type WebhookHint } from "../../modules/atome-qr/read-webhook";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/**
 * What Medusa's own webhook route should do. The same checks as on the plugin's route; the charge
 * is re-read at Omise. Core acts on `captured` only, the job sees to everything else.
 */
export async function toWebhookAction(
  atomeQr: AtomeQrModuleService,
  account: Account,
  payload: ProviderWebhookPayload["payload"],
  logger: Logger,
): Promise<WebhookActionResult> {
  const hint = readOrRefuse(account, payload, logger);
  const row = hint && (await findRow(atomeQr, account.id, hint));
  if (!row) {
    return { action: PaymentActions.NOT_SUPPORTED };
  }
  const { status, attention, amount, currency, session_id } = await readCharge(atomeQr, row);
  const data = { session_id, amount: toMedusaAmount({ amount, currency }) };
  switch (status) {
    case "paid":
      return blocksCapture(attention)
        ? { action: PaymentActions.NOT_SUPPORTED }
        : { action: PaymentActions.SUCCESSFUL, data };
    case "creating":
    case "pending":
      return { action: PaymentActions.PENDING, data };
    case "failed":
      return { action: PaymentActions.FAILED, data };
    case "expired":
      return { action: PaymentActions.CANCELED, data };
    default:
      return assertUnreachable(status);
  }
}

/** Core has answered 200 long before it asks us: all that is left to do with a forgery is to say so. */
function readOrRefuse(
  account: Account,
  payload: ProviderWebhookPayload["payload"],
  logger: Logger,
): WebhookHint | null {
  try {
    return readWebhook(account, payload.rawData, payload.headers);
  } catch (error) {
    if (error instanceof AtomeQrError) {
      logger.warn(`Atome QR webhook for "${account.id}" refused: ${error.message}`);
      return null;
    }
    throw error;
  }
}
