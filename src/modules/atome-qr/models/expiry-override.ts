import { model } from "@medusajs/framework/utils";

/** How long new QR codes live, said by staff for the store, a region or a sales channel. */
export const AtomeQrExpiryOverride = model
  .define("atome_qr_expiry_override", {
    id: model.id({ prefix: "aqexp" }).primaryKey(),
    scope: model.enum(["store", "region", "sales_channel"]),
    region_id: model.text().nullable(),
    sales_channel_id: model.text().nullable(),
    /** 30 to 43,200. */
    expires_in_seconds: model.number(),
    /** The user's id. */
    updated_by: model.text().nullable(),
  })
  .indexes([
    // One for each scope, also with concurrent writes.
    {
      name: "IDX_atome_qr_expiry_override_of_store",
      on: ["scope"],
      unique: true,
      where: "scope = 'store'",
    },
    { on: ["region_id"], unique: true, where: "region_id IS NOT NULL" },
    { on: ["sales_channel_id"], unique: true, where: "sales_channel_id IS NOT NULL" },
  ]);
