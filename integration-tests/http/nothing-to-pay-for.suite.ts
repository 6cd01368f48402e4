import { runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { removeCart } from "../support/remove-cart";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody } from "../support/webhook";

const ZERO = JSON.stringify({ value: "0", precision: 20 });

export default suite(__filename, "a paid charge with nothing to pay for", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const row = () => ledgerRow(store);

  /** The session is gone, and its cart is not what was paid for any more. */
  async function loseSession({ cartId }: { cartId: string }, id: string) {
    await store.db("payment_session").where({ id }).delete();
    await store.db("cart_line_item").where({ cart_id: cartId }).update({ quantity: 3 });
  }

  async function orderAwaitingPayment() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const { order } = await shopper.complete();
    return { shopper, session, orderId: order!.id, staff: await store.staff() };
  }

  it("because its session is gone is refunded, and staff are told", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await loseSession(shopper, session.id);
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.refunded_amount).toBe(charge.amount);
    expect(await row()).toMatchObject({
      status: "paid",
      attention: "session_gone",
      refunded_amount: charge.amount,
    });
    await settle();
    expect(store.sandbox.charge(charge.id).refunds.total).toBe(1);
  });

  it("is held for staff to decide where the store says so", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thhold");
    await loseSession(shopper, session.id);
    store.sandbox.pay(session.data.charge_id);

    await settle();

    expect(store.sandbox.charge(session.data.charge_id).refunded_amount).toBe(0);
    expect((await row()).attention).toBe("session_gone");
    expect((await row()).finalized_at).not.toBeNull();
  });

  it("because the store has removed its cart is refunded, and staff are told", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await removeCart(store.container, shopper.cartId);
    store.sandbox.pay(session.data.charge_id);
    await settle();
    expect(await row()).toMatchObject({ status: "paid", finalized_at: null });
    await store
      .db("atome_qr_charge")
      .update({ mismatch_since: store.db.raw("now() - interval '3 minutes'") });

    await settle();

    const { amount } = store.sandbox.charge(session.data.charge_id);
    expect(await row()).toMatchObject({ attention: "cart_changed", refunded_amount: amount });
  });

  it("because its session asks for another amount by now is refunded", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await store
      .db("payment_session")
      .where({ id: session.id })
      .update({
        amount: 1,
        raw_amount: JSON.stringify({ value: "1", precision: 20 }),
      });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.refunded_amount).toBe(charge.amount);
    expect(await row()).toMatchObject({ attention: "cart_changed" });
  });

  it("because its order was paid in another way meanwhile is refunded", async () => {
    const { shopper, session, orderId, staff } = await orderAwaitingPayment();
    const { total } = await staff.order(orderId);
    const { payment_collection } = await staff.post<{ payment_collection: { id: string } }>(
      "/admin/payment-collections",
      { order_id: orderId, amount: total },
    );
    await staff.post(`/admin/payment-collections/${payment_collection.id}/mark-as-paid`, {
      order_id: orderId,
    });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.refunded_amount).toBe(charge.amount);
    expect(await row()).toMatchObject({ attention: "cart_already_ordered" });
    expect((await staff.order(orderId)).summary.paid_total).toBe(total);
    expect((await shopper.payment(session.id)).failure_code).toBe("payment_returned");
  });

  it("because its order was cancelled while Omise could not be told is refunded", async () => {
    const { session, orderId, staff } = await orderAwaitingPayment();
    store.sandbox.faults.add({ match: "POST /charges/:id/expire", kind: "reset" });
    await staff.post(`/admin/orders/${orderId}/cancel`);
    await waitFor(() => {
      expect(store.sandbox.requests.some(({ path }) => path.endsWith("/expire"))).toBe(true);
    });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    await waitFor(async () => {
      await settle();
      const charge = store.sandbox.charge(session.data.charge_id);
      expect(charge.refunded_amount).toBe(charge.amount);
      expect(await row()).toMatchObject({ attention: "order_canceled" });
    });
  });

  it("because the goods ran out is refunded once, and staff are told why", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await store.db("inventory_level").update({ stocked_quantity: 0, raw_stocked_quantity: ZERO });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.refunds.data.map(({ amount }) => amount)).toEqual([charge.amount]);
    const row = (await store.db("atome_qr_charge").where({ charge_id: charge.id }).first()) as {
      attention: string;
      finalized_at: Date | null;
    };
    expect(row.attention).toBe("order_not_placed");
    expect(row.finalized_at).not.toBeNull();
    expect(await shopper.payment(session.id)).toMatchObject({
      status: "failed",
      failure_code: "payment_returned",
      order_id: null,
    });
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
  });

  it("that belongs to an attempt given up long ago is found by its webhook, and refunded", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const attemptId = String(store.sandbox.charge(session.data.charge_id).metadata.attempt_id);
    await loseSession(shopper, session.id);
    await store.db("atome_qr_charge").update({
      charge_id: null,
      status: "failed",
      failure_code: "not_created",
      finalized_at: store.db.fn.now(),
    });
    store.sandbox.pay(session.data.charge_id);

    await deliver(store, "th", eventBody(session.data.charge_id, { attemptId }));

    await waitFor(async () => {
      expect(await row()).toMatchObject({ status: "paid", attention: "session_gone" });
      const charge = store.sandbox.charge(session.data.charge_id);
      expect(charge.refunded_amount).toBe(charge.amount);
    });
  });

  it("tells staff even when the refund itself fails, and keeps trying", async () => {
    const told: unknown[] = [];
    store.container
      .resolve("event_bus")
      .subscribe("atome_qr.charge.needs_attention", ({ data }) => {
        told.push(data);
        return Promise.resolve();
      });
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await loseSession(shopper, session.id);
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.faults.add({
      match: "POST /charges/:id/refunds",
      kind: "error",
      status: 400,
      code: "failed_refund",
      message: "balance too low",
    });

    await settle();

    await waitFor(() => expect(told).toMatchObject([{ attention: "session_gone" }]));
    expect(await row()).toMatchObject({ refunded_amount: 0, finalized_at: null });

    store.sandbox.faults.clear();
    store.sandbox.webhooks.faults = { off: true };
    await settle();
    expect((await row()).finalized_at).not.toBeNull();
    expect(store.sandbox.charge(session.data.charge_id).refunds.total).toBe(1);
  });
});
