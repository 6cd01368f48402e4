import { Modules } from "@medusajs/framework/utils";

import { runJob } from "./job";
import { type TestStore } from "./store-suite";

/** What is left of refunds from the order page over which an instance died, and what comes of it. */
export function cutRefunds(store: TestStore) {
  const refundsAt = (chargeId: string) => store.sandbox.charge(chargeId).refunds.data;

  /** What is left of a refund that Medusa and Omise made and no transaction of the order tells of. */
  async function refundWithoutTransaction(orderId: string, amount: number) {
    const staff = await store.staff();
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    await store.container
      .resolve(Modules.PAYMENT)
      .refundPayment({ payment_id: payments[0].id, amount });
  }

  /** What is left of a refund that Medusa shows and that never reached Omise. */
  async function refundNeverMade(
    orderId: string,
    chargeId: string,
    amount: number,
    id = "ref_died",
  ) {
    const staff = await store.staff();
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    await store.db("refund").insert({
      id,
      payment_id: payments[0].id,
      amount,
      raw_amount: JSON.stringify({ value: String(amount), precision: 20 }),
    });
    await store.db("atome_qr_refund").insert({
      id: "aqref_died",
      charge_id: chargeId,
      medusa_refund_id: id,
      status: "creating",
      amount: amount * 100,
      currency: "THB",
      reason: "staff",
    });
  }

  async function minutesLater() {
    const minutes = (column: string) => store.db.raw(`${column} - interval '4 minutes'`);
    await store.db("refund").update({ created_at: minutes("created_at") });
    await store.db("atome_qr_refund").update({ updated_at: minutes("updated_at") });
    await store.db("atome_qr_charge").update({ next_check_at: minutes("next_check_at") });
    await runJob(store);
  }

  const transactionsOf = async (orderId: string) => {
    const transactions = await store
      .db<{ amount: string }>("order_transaction")
      .where({ order_id: orderId })
      .whereNull("deleted_at")
      .orderBy("created_at");
    return transactions.map(({ amount }) => Number(amount));
  };

  const summaryOf = async (orderId: string) => {
    const { total, summary } = await (await store.staff()).order(orderId);
    return { total, ...summary };
  };

  const attention = async () =>
    (await store.db<{ attention: string | null }>("atome_qr_charge").first("attention"))!;

  return {
    refundsAt,
    refundWithoutTransaction,
    refundNeverMade,
    minutesLater,
    transactionsOf,
    summaryOf,
    attention,
  };
}
