import { model } from "@medusajs/framework/utils";

/** When each account's webhooks last came well, and last did not and why; a row per account. */
export const AtomeQrWebhookReport = model.define("atome_qr_webhook_report", {
  account: model.text().primaryKey(),
  last_good_at: model.dateTime().nullable(),
  /** The event's key, such as `charge.complete`. */
  last_good_key: model.text().nullable(),
  last_bad_at: model.dateTime().nullable(),
  /** A code, see `AdminAccount["last_bad_webhook"]`. */
  last_bad_reason: model.text().nullable(),
  /** How old a stale signature was; below 0 for one from the future. */
  last_bad_seconds_late: model.number().nullable(),
});
