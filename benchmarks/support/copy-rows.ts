import { type Pool } from "pg";

/** Copies of a row, with other values, as an expression of jsonb on `one` and the number `n`. */
const copies = (table: string, values: string, numbers: string, where: string) =>
  `insert into ${table}
   select copy.* from ${table} one, ${numbers} n,
     lateral jsonb_populate_record(one, ${values}) copy
   where ${where}`;

/**
 * Open charges like the given one, each with its cart and session, instead of earlier copies. The
 * timeline's triggers write their lines.
 *
 * @param first when the first of them was opened, ISO 8601
 * @param everyMs from one to the next
 */
export async function copyOpen(
  db: Pool,
  chargeId: string,
  count: number,
  first: string,
  everyMs: number,
): Promise<void> {
  const { rows } = await db.query<{ session: string; collection: string; cart: string }>(
    `select charge.session_id as session, payment_collection_id as collection, charge.cart_id as cart
     from atome_qr_charge charge join payment_session on payment_session.id = charge.session_id
     where charge_id = $1`,
    [chargeId],
  );
  const [{ session, collection, cart }] = rows;
  await db.query("delete from atome_qr_charge where id like 'aqchg\\_many\\_%'");
  await db.query("delete from atome_qr_charge_event where row_id like 'aqchg\\_many\\_%'");
  for (const table of [
    "cart_payment_collection",
    "payment_session",
    "payment_collection",
    "cart",
  ]) {
    await db.query(`delete from ${table} where id like 'many\\_%'`);
  }
  const at = `timestamptz '${first}' + n * interval '${everyMs} milliseconds'`;
  const copy = (table: string, values: string, where: string) =>
    db.query(copies(table, values, `generate_series(1, ${count})`, where));
  const id = "'many_' || n";
  await copy("cart", `jsonb_build_object('id', ${id})`, `one.id = '${cart}'`);
  await copy("payment_collection", `jsonb_build_object('id', ${id})`, `one.id = '${collection}'`);
  await copy(
    "cart_payment_collection",
    `jsonb_build_object('id', ${id}, 'cart_id', ${id}, 'payment_collection_id', ${id})`,
    `one.cart_id = '${cart}'`,
  );
  await copy(
    "payment_session",
    `jsonb_build_object('id', ${id}, 'payment_collection_id', ${id}, 'created_at', ${at},
       'data', one.data || jsonb_build_object('charge_id', 'chrg_test_many_' || n))`,
    `one.id = '${session}'`,
  );
  await copy(
    "atome_qr_charge",
    `jsonb_build_object('id', 'aqchg_many_' || n, 'session_id', ${id}, 'cart_id', ${id},
       'charge_id', 'chrg_test_many_' || n, 'pay_token', 'many_' || n, 'created_at', ${at},
       'expires_at', ${at} + interval '12 hours')`,
    `one.charge_id = '${chargeId}'`,
  );
  // Not due by itself while it is copied: no shopper has it.
  await db.query("update atome_qr_charge set next_check_at = 'infinity' where charge_id = $1", [
    chargeId,
  ]);
  await db.query("analyze");
}

/** Paid and finalized charges like the given one, ninety days old and older, with a line each. */
export async function copyHistory(db: Pool, chargeId: string, count: number): Promise<void> {
  const client = await db.connect();
  const numbers = `generate_series(1, ${count})`;
  const at = "now() - interval '90 days' - n * interval '10 seconds'";
  try {
    // No trigger writes the timeline: the lines below are written already published.
    await client.query("set session_replication_role = replica");
    await client.query(
      copies(
        "atome_qr_charge",
        `jsonb_build_object('id', 'aqchg_old_' || n, 'session_id', 'old_' || n, 'cart_id', 'old_' || n,
           'order_id', 'order_old_' || n, 'charge_id', 'chrg_test_old_' || n, 'pay_token', 'old_' || n,
           'status', 'paid', 'created_at', ${at}, 'paid_at', ${at}, 'finalized_at', ${at},
           'next_check_at', '9999-12-31 00:00+00')`,
        numbers,
        `one.charge_id = '${chargeId}'`,
      ),
    );
    await client.query(
      `insert into atome_qr_charge_event (id, row_id, kind, actor, created_at, published_at, notified_at)
       select 'aqcev_old_' || n, 'aqchg_old_' || n, 'order_placed', 'webhook', ${at}, ${at}, ${at}
       from ${numbers} n`,
    );
    await client.query("set session_replication_role = default");
    await client.query("vacuum analyze");
  } finally {
    client.release();
  }
}
