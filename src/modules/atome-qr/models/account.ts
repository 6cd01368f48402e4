import { model } from "@medusajs/framework/utils";

/**
 * What is known of each entry of the configuration, also of those that are gone: which Omise account
 * it is for, and whether that one is in trouble.
 */
export const AtomeQrAccount = model.define("atome_qr_account", {
  /** The entry's id: `th` in `pp_atome-qr_th`. */
  id: model.text().primaryKey(),
  /** Omise's own id of the account; finds an entry again that was renamed. */
  omise_id: model.text().nullable(),
  livemode: model.boolean(),
  /** An `AccountTrouble`; null while Omise answers. */
  trouble: model.text().nullable(),
  trouble_since: model.dateTime().nullable(),
  /** When staff were last told of trouble, by a line in the timeline. */
  told_at: model.dateTime().nullable(),
});
