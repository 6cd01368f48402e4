import { model } from "@medusajs/framework/utils";

/**
 * The webhook inbox: an event is stored before Omise is answered and goes when it is done, so
 * what is left is exactly what still has to be handled. Ids only: the truth is read from Omise.
 */
export const AtomeQrWebhookEvent = model
  .define("atome_qr_webhook_event", {
    id: model.id({ prefix: "aqevt" }).primaryKey(),
    account: model.text(),
    /** Omise's id; a repeated delivery finds the row already there. */
    event_id: model.text(),
    key: model.text(),
    charge_id: model.text(),
    /** From the charge's metadata: finds the ledger row of a charge whose creation was not answered. */
    attempt_id: model.text().nullable(),
    next_attempt_at: model.dateTime(),
    attempts: model.number().default(0),
    last_error: model.text().nullable(),
  })
  .indexes([{ on: ["account", "event_id"], unique: true }, { on: ["next_attempt_at"] }]);
