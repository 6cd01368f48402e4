import { model } from "@medusajs/framework/utils";

import { type Consumer, KINDS_OF_CONSUMER } from "../../../domain/events";

function isTold(consumer: Consumer): string {
  return `kind IN (${KINDS_OF_CONSUMER[consumer].map((kind) => `'${kind}'`).join(", ")})`;
}

/**
 * What happened to a charge, and who caused it: a row for every change of state. Written by triggers
 * on the ledger's tables (`migrations/sql/`), in the same transaction as the change, so that none is
 * missing and none comes twice. It is the outbox as well (`outbox.ts`), which writes when a line was
 * told.
 */
export const AtomeQrChargeEvent = model
  .define("atome_qr_charge_event", {
    id: model.id({ prefix: "aqcev" }).primaryKey(),
    /** The ledger row's id; the account's, for what is about an account. */
    row_id: model.text(),
    /** `TimelineEntry["kind"]` of the admin API. */
    kind: model.text(),
    /** `staff`, `shopper`, `webhook`, `job`, `checkout` or `system`. */
    actor: model.text(),
    /** The user's id, where staff caused it. */
    user_id: model.text().nullable(),
    /** Minor units, of a refund. */
    amount: model.number().nullable(),
    /** The attention's or the refund's reason, the failure's code, the order's id. */
    reason: model.text().nullable(),
    /** When it was told on the event bus; null also for kinds that are not told. */
    published_at: model.dateTime().nullable(),
    /** When the one that publishes it has failed or crashed; null before the first try. */
    publish_after: model.dateTime().nullable(),
    /** The same for the shopper. */
    notified_at: model.dateTime().nullable(),
    notify_after: model.dateTime().nullable(),
    /** The same for staff: the notifications behind the bell in Medusa's admin. */
    staff_told_at: model.dateTime().nullable(),
    tell_staff_after: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["row_id", "created_at"] },
    {
      name: "IDX_atome_qr_charge_event_unpublished",
      on: ["created_at"],
      where: `published_at IS NULL AND ${isTold("eventBus")}`,
    },
    {
      name: "IDX_atome_qr_charge_event_unnotified",
      on: ["created_at"],
      where: `notified_at IS NULL AND ${isTold("shopper")}`,
    },
    {
      name: "IDX_atome_qr_charge_event_staff_untold",
      on: ["created_at"],
      where: `staff_told_at IS NULL AND ${isTold("staff")}`,
    },
  ]);
