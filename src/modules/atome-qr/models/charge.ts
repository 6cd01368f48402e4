import { model } from "@medusajs/framework/utils";

/**
 * The ledger: a row for every charge that was ever attempted, written before Omise is called. It
 * outlives the payment session. The row's `id` is the attempt id in the charge's metadata.
 *
 * Links and `query.graph` read all of it, also in Medusa's own routes, where the plugin's rights are
 * not asked for (`GET /admin/orders?fields=*atome_qr_charges`). So the table's two secrets are not
 * here: see `ChargeSecrets` in `rows.ts`.
 */
export const AtomeQrCharge = model
  .define("atome_qr_charge", {
    id: model.id({ prefix: "aqchg" }).primaryKey(),
    /** Which configured Omise account: `th` in `pp_atome-qr_th`. */
    account: model.text(),
    /** How it is paid: a code to scan (`qr`), or Atome's own page (`redirect`). */
    flow: model.text().default("qr"),
    session_id: model.text(),
    cart_id: model.text().nullable(),
    /** The order that it paid for. */
    order_id: model.text().nullable(),
    /** The order that staff made it for at the counter; null where it was made for a cart. */
    for_order_id: model.text().nullable(),
    /** The shopper's, in lower case, for staff to search by; null where the cart has none. */
    email: model.text().nullable(),
    /** Omise's id; null until the answer to the create call is known. */
    charge_id: model.text().nullable(),
    /** Omise's source, where the client made one; null where it was made with the charge. */
    source_id: model.text().nullable(),
    status: model.enum(["creating", "pending", "paid", "failed", "expired"]),
    /** Since when it has this status; by the database's clock. */
    status_since: model.dateTime(),
    /** Minor units. */
    amount: model.number(),
    currency: model.text(),
    livemode: model.boolean(),
    expires_at: model.dateTime().nullable(),
    paid_at: model.dateTime().nullable(),
    failure_code: model.text().nullable(),
    failure_message: model.text().nullable(),
    /** Minor units, as Omise last told: refunds, and what a lost dispute took. */
    refunded_amount: model.number().default(0),
    /** Minor units: how much of `refunded_amount` Medusa's payment and order are known to show. */
    shown_refunded_amount: model.number().default(0),
    /** The newest dispute about it, as Omise last told; null where there has been none. */
    dispute_id: model.text().nullable(),
    /** `open`, `pending`, `won` or `lost`. */
    dispute_status: model.text().nullable(),
    /** Minor units. */
    disputed_amount: model.number().nullable(),
    /** Minor units, in all, that disputes took which were lost. */
    disputes_lost: model.number().default(0),
    /** When Omise was last asked; keeps many pollers to one request per charge per 5 s. */
    checked_at: model.dateTime().nullable(),
    /** When nothing is left to do for the charge's present status; null is work for the job. */
    finalized_at: model.dateTime().nullable(),
    /** When the job looks at it next. */
    next_check_at: model.dateTime(),
    /** Since when the cart's total is not what was paid; null while they agree. */
    mismatch_since: model.dateTime().nullable(),
    /** Failed reconciliations by the job, in a row. */
    attempts: model.number().default(0),
    last_error: model.text().nullable(),
    /** Why a person should look; null for no reason. */
    attention: model.text().nullable(),
    /** What exactly, where the reason does not say it: the error that keeps coming back. */
    attention_detail: model.text().nullable(),
    /** When a person said that `attention` is dealt with. Another reason takes it back. */
    attention_handled_at: model.dateTime().nullable(),
    /** The last reason that was over by itself, and since when; see `forget-attention.ts`. */
    resolved_attention: model.text().nullable(),
    resolved_at: model.dateTime().nullable(),
    /** When Medusa asked for the open QR to be withdrawn, to delete its session next. */
    withdrawn_at: model.dateTime().nullable(),
    /** When core placed an order that waits for this payment; null unless the order came first. */
    awaited_at: model.dateTime().nullable(),
    /** Since when somebody makes a new code in this one's place; keeps a double click to one. */
    renewing_at: model.dateTime().nullable(),
    /** The row of the charge that was made in this one's place on the pay page. */
    renewed_by: model.text().nullable(),
    /** Who wrote last (see `actor.ts`): a trigger copies it into `atome_qr_charge_event`. */
    changed_by: model.text().nullable(),
  })
  .indexes([
    { on: ["charge_id"], unique: true, where: "charge_id IS NOT NULL" },
    // A source pays once: two sessions that race with the same one make one charge.
    { on: ["source_id"], unique: true, where: "source_id IS NOT NULL" },
    { on: ["session_id"] },
    { name: "IDX_atome_qr_charge_of_cart", on: ["cart_id", "created_at"] },
    { on: ["cart_id"], where: "finalized_at IS NULL" },
    { on: ["order_id"], where: "order_id IS NOT NULL" },
    { on: ["next_check_at"], where: "finalized_at IS NULL" },
    {
      name: "IDX_atome_qr_charge_recheck",
      on: ["next_check_at"],
      where:
        "finalized_at IS NOT NULL AND status = 'paid' AND (refunded_amount < amount OR shown_refunded_amount < refunded_amount)",
    },
    {
      name: "IDX_atome_qr_charge_recheck_ended",
      on: ["next_check_at"],
      where: "finalized_at IS NOT NULL AND status IN ('failed', 'expired')",
    },
    { on: ["for_order_id"], where: "for_order_id IS NOT NULL" },
    // The admin's list, newest first; by e-mail address in a migration written by hand.
    { name: "IDX_atome_qr_charge_newest", on: ["created_at", "id"] },
    { name: "IDX_atome_qr_charge_by_status", on: ["status", "created_at", "id"] },
    { name: "IDX_atome_qr_charge_by_account", on: ["account", "created_at", "id"] },
    // Where they are few; where they are not, the newest are at hand.
    {
      name: "IDX_atome_qr_charge_redirect",
      on: ["created_at", "id"],
      where: "flow = 'redirect'",
    },
    {
      name: "IDX_atome_qr_charge_unhandled",
      on: ["created_at", "id"],
      where: "attention IS NOT NULL AND attention_handled_at IS NULL",
    },
    {
      name: "IDX_atome_qr_charge_resolved",
      on: ["created_at", "id"],
      where: "attention IS NULL AND resolved_at IS NOT NULL",
    },
  ]);
