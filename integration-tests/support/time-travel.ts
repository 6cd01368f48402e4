/** Every time in the plugin's tables, by table; and what it reads the age of in Medusa's. */
const TIMES = {
  atome_qr_charge: [
    "created_at",
    "updated_at",
    "status_since",
    "checked_at",
    "finalized_at",
    "next_check_at",
    "mismatch_since",
    "withdrawn_at",
    "renewing_at",
    "attention_handled_at",
    "resolved_at",
  ],
  atome_qr_refund: ["created_at", "updated_at", "sent_at"],
  atome_qr_account: ["trouble_since", "told_at"],
  atome_qr_charge_event: ["created_at", "publish_after", "notify_after", "tell_staff_after"],
  atome_qr_webhook_event: ["created_at", "next_attempt_at"],
  atome_qr_sale: ["created_at", "cancelled_at", "closed_at"],
  refund: ["created_at"],
  capture: ["created_at"],
  order_change: ["created_at"],
  // Together: which of the two came first counts.
  payment_session: ["created_at"],
  '"order"': ["created_at"],
};

/** Lets time pass for the plugin, instead of waiting: everything it has noted is so much older. */
export async function later(
  db: { query(sql: string): Promise<unknown> },
  seconds: number,
): Promise<void> {
  for (const [table, columns] of Object.entries(TIMES)) {
    const shifts = columns.map((name) => `${name} = ${name} - interval '${seconds} seconds'`);
    await db.query(`update ${table} set ${shifts.join(", ")}`);
  }
}
