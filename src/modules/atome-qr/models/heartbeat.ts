import { model } from "@medusajs/framework/utils";

/** When unfinished work was last checked, by whichever process; one row, by the migration. */
export const AtomeQrHeartbeat = model.define("atome_qr_heartbeat", {
  id: model.text().primaryKey(),
  /** When a run last began, anywhere. */
  began_at: model.dateTime(),
  /** When one last ended with every part done. */
  completed_at: model.dateTime(),
  /** What failed in the last run that ended; null where nothing did. */
  failure: model.text().nullable(),
  /** When staff were last told that no run completes. */
  told_at: model.dateTime().nullable(),
});
