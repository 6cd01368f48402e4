import { model } from "@medusajs/framework/utils";

/**
 * Every refund that was ever attempted, written before Omise is called. The row's `id` goes into
 * the refund's metadata: Omise has no idempotency, so a lost answer is resolved by finding it there.
 */
export const AtomeQrRefund = model
  .define("atome_qr_refund", {
    id: model.id({ prefix: "aqref" }).primaryKey(),
    /** Omise's charge id. */
    charge_id: model.text(),
    /** Medusa's refund id; core deletes that row on an error and retries with a new one (#16681). */
    medusa_refund_id: model.text().nullable(),
    /** Omise's id; null until the answer is known. */
    refund_id: model.text().nullable(),
    status: model.enum(["creating", "succeeded", "failed"]),
    /** Fencing token: only the latest holder may write. */
    claim: model.number().default(0),
    /** When the request to Omise was last sent; null before that. */
    sent_at: model.dateTime().nullable(),
    /** How often it was sent. */
    sends: model.number().default(0),
    /** Minor units. */
    amount: model.number(),
    currency: model.text(),
    /**
     * Why: `staff`, `dashboard`, `dispute`, `repeated` (Omise carried one of ours out again), or the
     * reason of a payment there was nothing to pay for.
     */
    reason: model.text(),
    /** One of Medusa's refund reasons, and a note; what staff gave. */
    refund_reason_id: model.text().nullable(),
    note: model.text().nullable(),
    failure_code: model.text().nullable(),
    failure_message: model.text().nullable(),
    /** Who wrote last (see `actor.ts`): a trigger copies it into `atome_qr_charge_event`. */
    changed_by: model.text().nullable(),
  })
  .indexes([
    { on: ["charge_id"] },
    { on: ["created_at"] },
    {
      name: "IDX_atome_qr_refund_one_under_way",
      on: ["charge_id"],
      unique: true,
      where: "status = 'creating'",
    },
    { on: ["refund_id"], unique: true, where: "refund_id IS NOT NULL" },
    { on: ["medusa_refund_id"], where: "medusa_refund_id IS NOT NULL" },
  ]);
