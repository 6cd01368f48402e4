import { type ProviderWebhookPayload, type WebhookActionResult } from "@medusajs/framework/types";
import { PaymentActions } from "@medusajs/framework/utils";

import { type Account } from "../../modules/atome-qr/accounts";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { appContainer } from "../../medusa/app-container";
import { runAs } from "../../modules/atome-qr/actor";
import { handleEvent } from "../../webhooks/handle-event";
import { WebhookError } from "../../webhooks/read-webhook";
import { takeWebhook } from "../../webhooks/take-webhook";

/**
 * What becomes of a webhook on Medusa's own route: the same as on the plugin's, through the same
 * inbox. Core itself is always told to do nothing: its handling of `captured` compares no amounts,
 * and for a session that is gone it picks any cart there is (an undefined filter matches every row).
 */
export async function toWebhookAction(
  atomeQr: AtomeQrModuleService,
  account: Account,
  { rawData, headers }: ProviderWebhookPayload["payload"],
): Promise<WebhookActionResult> {
  try {
    const event = await takeWebhook(atomeQr, account, rawData, headers);
    if (event) {
      void runAs("webhook", () => handleEvent(appContainer, event));
    }
  } catch (error) {
    if (!(error instanceof WebhookError)) {
      throw error;
    }
    // Core answered 200 long before it asked, and the log has been told.
  }
  return { action: PaymentActions.NOT_SUPPORTED };
}
