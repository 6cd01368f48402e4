import { model } from "@medusajs/framework/utils";

/**
 * What happened to a charge, and who caused it: a row for every change of state. Written by triggers
 * on the ledger's tables (`migrations/sql/`), in the same transaction as the change, so that none is
 * missing and none comes twice. Nothing else writes here.
 */
export const AtomeQrChargeEvent = model
  .define("atome_qr_charge_event", {
    id: model.id({ prefix: "aqcev" }).primaryKey(),
    /** The ledger row's id. */
    row_id: model.text(),
    /** `TimelineEntry["kind"]` of the admin API. */
    kind: model.text(),
    /** `staff`, `shopper`, `webhook`, `job`, `checkout` or `system`. */
    cause: model.text(),
    /** The user's id, where staff caused it. */
    user_id: model.text().nullable(),
    /** Minor units, of a refund. */
    amount: model.number().nullable(),
    /** The attention's or the refund's reason, the failure's code, the order's id. */
    reason: model.text().nullable(),
  })
  .indexes([{ on: ["row_id", "created_at"] }]);
