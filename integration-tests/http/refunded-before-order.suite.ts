import { Modules } from "@medusajs/framework/utils";

import { CART_CHANGE_SECONDS } from "../../src/domain/timing";
import { runJob, runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";
import { runJobLater } from "../support/later";

export default suite(__filename, "a paid charge with nothing to pay for", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const row = () => ledgerRow(store);

  it("because it was refunded in Omise's dashboard before its order came places no order", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.refund(session.data.charge_id);

    await settle();

    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
    expect(await row()).toMatchObject({ attention: "refunded_before_order" });
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
    expect(await row()).toMatchObject({ attention: "refunded_before_order" });

    const { order } = await shopper.complete();
    await store.db("atome_qr_charge").update({ next_check_at: store.db.fn.now() });
    await runJob(store);

    const staff = await store.staff();
    const [{ payments }] = (await staff.order(order!.id)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: payments[0].amount }]);
  });

  it("because its cart was changed after a completion that died shows on the payment that it went back", async () => {
    const { shopper, chargeId, paymentId } = await capturedWithoutOrder();
    const [item] = (await shopper.cart()).items;
    await store.db("cart_line_item").where({ id: item.id }).update({ quantity: 2 });
    await settle();
    await runJobLater(store, CART_CHANGE_SECONDS + 60);
    await settle();
    expect(await row()).toMatchObject({ attention: "cart_changed" });
    const { refunded_amount: refunded } = store.sandbox.charge(chargeId);
    expect(refunded).toBe(store.sandbox.charge(chargeId).amount);

    await settle();

    const payments = store.container.resolve(Modules.PAYMENT);
    const shown = await payments.listRefunds({ payment_id: paymentId });
    expect(shown.map(({ amount }) => Number(amount) * 100)).toEqual([refunded]);
    expect(await (await store.staff()).orders()).toEqual([]);
    expect(store.sandbox.charge(chargeId).refunds.total).toBe(1);
  });

  it("because core refunded it, and lost the answer, shows that on the payment, though its session is gone", async () => {
    const { shopper, chargeId, paymentId } = await capturedWithoutOrder();
    const { amount } = store.sandbox.charge(chargeId);
    const payments = store.container.resolve(Modules.PAYMENT);
    // As core's compensation does, which then deletes its own row.
    store.sandbox.faults.add({
      match: "POST /charges/:id/refunds",
      kind: "lost_answer",
      times: 1,
    });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 20 });
    await payments
      .refundPayment({ payment_id: paymentId, amount: amount / 100 })
      .catch(() => undefined);
    store.sandbox.faults.clear();
    expect(await payments.listRefunds({ payment_id: paymentId })).toEqual([]);
    await settle();
    await shopper.choosePayment("pp_system_default");
    const { order } = await shopper.complete();

    for (let time = 0; time < 4; time++) {
      await runJobLater(store, 4 * 60);
    }

    const shown = await payments.listRefunds({ payment_id: paymentId });
    expect(shown.map((one) => Number(one.amount) * 100)).toEqual([amount]);
    expect(store.sandbox.charge(chargeId).refunds.total).toBe(1);
    expect(await row()).toMatchObject({ shown_refunded_amount: amount, order_id: null });
    // The order is the other payment's, and owes nothing to the shopper.
    const staff = await store.staff();
    const { summary } = await staff.order(order!.id);
    expect(Number(summary.pending_difference)).toBeGreaterThanOrEqual(0);
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
});
