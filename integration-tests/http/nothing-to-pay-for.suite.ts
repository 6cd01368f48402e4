import { Modules } from "@medusajs/framework/utils";

import { minuteLater, runJob } from "../support/job";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody } from "../support/webhook";

const ZERO = JSON.stringify({ value: "0", precision: 20 });

export default suite(__filename, "a paid charge with nothing to pay for", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  async function settle() {
    await minuteLater(store);
    await runJob(store);
  }

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

  async function ledgerRow() {
    return (await store.db("atome_qr_charge").first()) as {
      attention: string | null;
      settled_at: Date | null;
      refunded_amount: number;
      status: string;
    };
  }

  it("because its session is gone is refunded, and staff are told", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await loseSession(shopper, session.id);
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.refunded_amount).toBe(charge.amount);
    expect(await ledgerRow()).toMatchObject({
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
    expect((await ledgerRow()).attention).toBe("session_gone");
    expect((await ledgerRow()).settled_at).not.toBeNull();
  });

  it.each([
    ["amount", { amount: 100 }],
    ["currency", { currency: "SGD" as const }],
  ])("because its %s is not what was asked is held, and nothing captured", async (_what, patch) => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, patch);

    await settle();

    expect(await ledgerRow()).toMatchObject({ attention: "amount_mismatch", refunded_amount: 0 });
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
    // Neither does a storefront get it captured.
    const answer = await shopper
      .refused("post", `/store/carts/${shopper.cartId}/complete`, {})
      .catch(() => null);
    expect(answer?.data ?? {}).not.toMatchObject({ type: "order" });
    expect(await store.db("payment").select()).toEqual([]);
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
    expect(await ledgerRow()).toMatchObject({ attention: "cart_changed" });
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
    expect(await ledgerRow()).toMatchObject({ attention: "cart_already_ordered" });
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
      expect(await ledgerRow()).toMatchObject({ attention: "order_canceled" });
    });
  });

  it("because the charge is of the other mode is held, and nothing captured", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, { livemode: true });

    await settle();

    expect(await ledgerRow()).toMatchObject({ attention: "livemode_mismatch", refunded_amount: 0 });
    expect(await store.db("payment").select()).toEqual([]);
  });

  it("because it was refunded in Omise's dashboard before its order came places no order", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.refund(session.data.charge_id);

    await settle();

    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
    expect(await ledgerRow()).toMatchObject({ attention: "refunded_before_order" });
    expect(store.sandbox.charge(session.data.charge_id).refunds.total).toBe(1);
  });

  /** What a completion leaves that died between its capture and its order. */
  async function capturedWithoutOrder() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const payment = await store.container
      .resolve(Modules.PAYMENT)
      .authorizePaymentSession(session.id, {});
    return { shopper, chargeId: session.data.charge_id, paymentId: payment!.id };
  }

  it("because core captured and refunded it keeps the refund to be shown on an order that still comes", async () => {
    const { shopper, chargeId } = await capturedWithoutOrder();
    store.sandbox.refund(chargeId);
    await settle();
    expect(await ledgerRow()).toMatchObject({ attention: "refunded_before_order" });

    const { order } = await shopper.complete();
    await store.db("atome_qr_charge").update({ next_check_at: store.db.fn.now() });
    await runJob(store);

    const staff = await store.staff();
    const [{ payments }] = (await staff.order(order!.id)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: payments[0].amount }]);
  });

  it("because Medusa shows a refund that is still to be made is paid back, and places no order", async () => {
    const { chargeId, paymentId } = await capturedWithoutOrder();
    const { amount } = store.sandbox.charge(chargeId);
    await store.db("refund").insert({
      id: "ref_died",
      payment_id: paymentId,
      amount: amount / 100,
      raw_amount: JSON.stringify({ value: String(amount / 100), precision: 20 }),
      created_at: store.db.raw("now() - interval '4 minutes'"),
    });

    await settle();
    await settle();

    expect(await (await store.staff()).orders()).toEqual([]);
    expect(store.sandbox.charge(chargeId)).toMatchObject({ refunded_amount: amount });
  });

  it("because its order was taken back after it had been settled is told to staff", async () => {
    const { orderId } = await paidOrder();
    await store.db("order_cart").where({ order_id: orderId }).delete();
    await store.db("order").where({ id: orderId }).update({ deleted_at: store.db.fn.now() });

    await store.db("atome_qr_charge").update({ next_check_at: store.db.fn.now() });
    await runJob(store);

    expect(await ledgerRow()).toMatchObject({ attention: "order_not_placed" });
  });

  it("because the order is there keeps its session, whatever a forgotten page asks for", async () => {
    const { shopper, chargeId } = await paidOrder();
    const { payment_collection: collection } = await shopper.cart();

    await shopper.refused("post", `/store/payment-collections/${collection!.id}/payment-sessions`, {
      provider_id: "pp_atome-qr_th",
    });

    expect(store.sandbox.charges().map(({ status }) => status)).not.toContain("pending");
    expect(await store.db("payment_session").whereNull("deleted_at")).toMatchObject([
      { data: { charge_id: chargeId } },
    ]);
  });

  async function paidOrder() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await settle();
    const orderId = await shopper.waitForOrder(session.id);
    return { shopper, orderId, chargeId: session.data.charge_id };
  }

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
      settled_at: Date | null;
    };
    expect(row.attention).toBe("order_not_placed");
    expect(row.settled_at).not.toBeNull();
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
      settled_at: store.db.fn.now(),
    });
    store.sandbox.pay(session.data.charge_id);

    await deliver(store, "th", eventBody(session.data.charge_id, { attemptId }));

    await waitFor(async () => {
      expect(await ledgerRow()).toMatchObject({ status: "paid", attention: "session_gone" });
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
    expect(await ledgerRow()).toMatchObject({ refunded_amount: 0, settled_at: null });

    store.sandbox.faults.clear();
    store.sandbox.webhooks.faults = { off: true };
    await settle();
    expect((await ledgerRow()).settled_at).not.toBeNull();
    expect(store.sandbox.charge(session.data.charge_id).refunds.total).toBe(1);
  });

  it("in part, because the cart was changed while core placed its order, is told to staff", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await settle();
    // As if the order had been made of the changed cart.
    await store.db("order_summary").update({
      totals: store.db.raw(
        `totals || '{"pending_difference": 100, "raw_pending_difference": {"value": "100", "precision": 20}}'`,
      ),
    });
    const now = store.db.fn.now();
    await store.db("atome_qr_charge").update({ settled_at: null, next_check_at: now });

    await settle();

    expect(await ledgerRow()).toMatchObject({
      attention: "order_amount_differs",
      refunded_amount: 0,
    });
    expect((await ledgerRow()).settled_at).not.toBeNull();
  });

  it("does not hold the shopper's cart: another payment method can be chosen", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, { amount: 100 });
    await settle();

    const other = await shopper.choosePayment("pp_system_default");

    expect(other.provider_id).toBe("pp_system_default");
  });
});
