import { Modules } from "@medusajs/framework/utils";

import { changesAsked } from "../support/asked-of-omise";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "a refund from the order page", (store) => {
  const paidOrder = () => orderToRefund(store);
  const daysAgo = (days: number) => Date.now() - days * 24 * 60 * 60 * 1000;
  const refundsAt = (chargeId: string) => store.sandbox.charge(chargeId).refunds.data;

  it("in full reaches Omise once, in minor units", async () => {
    const { staff, orderId, order, chargeId } = await paidOrder();

    expect(await staff.refund(orderId, order.total)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId)).toMatchObject([{ amount: order.total * 100, currency: "THB" }]);
    const after = await staff.order(orderId);
    expect(after.payment_status).toBe("refunded");
    expect(await store.db("atome_qr_charge").first("refunded_amount")).toEqual({
      refunded_amount: order.total * 100,
    });
  });

  it("in parts reaches Omise part by part, down to the satang", async () => {
    const { staff, orderId, order, chargeId } = await paidOrder();

    expect(await staff.refund(orderId, 10.29)).toMatchObject({ status: 200 });
    expect(await staff.refund(orderId, 0.07)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1029, 7]);
    expect((await staff.order(orderId)).payment_status).toBe("partially_refunded");
    expect(order.total).toBeGreaterThan(10.36);
  });

  it("is made once when Omise's answer is lost", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });

    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
  });

  it("beside another one at the same moment is made too, each with its own amount", async () => {
    const { order, chargeId } = await paidOrder();
    const payments = store.container.resolve(Modules.PAYMENT);
    const [{ id }] = order.payment_collections[0].payments;

    await Promise.all([10, 5].map((amount) => payments.refundPayment({ payment_id: id, amount })));

    const made = refundsAt(chargeId).map(({ amount }) => amount);
    expect(new Set(made)).toEqual(new Set([1000, 500]));
    expect(made).toHaveLength(2);
  });

  it("of more than is left after a refund in Omise's dashboard is refused before the call", async () => {
    const { staff, orderId, order, chargeId } = await paidOrder();
    // Or the store would be showing it in the very moment in which staff ask for theirs.
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.refund(chargeId, order.total * 100 - 500);
    store.sandbox.clearRequests();

    const answer = await staff.refund(orderId, 10);

    expect(answer).toMatchObject({ status: 400, code: "refund_exceeds_rest" });
    expect(answer.message).toContain("Only THB 5.00 of this payment is left");
    expect(changesAsked(store)).toEqual([]);
    // Core's own refund row is gone again: a smaller one goes through.
    expect(await staff.refund(orderId, 5)).toMatchObject({ status: 200 });
  });

  it("after 60 days is refused with what to do instead", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    // The date that counts is the one that Omise tells.
    store.sandbox.tamper(chargeId, { paidAt: daysAgo(59) });
    expect(await staff.refund(orderId, 5)).toMatchObject({ status: 200 });
    store.sandbox.tamper(chargeId, { paidAt: daysAgo(61) });
    store.sandbox.clearRequests();

    const answer = await staff.refund(orderId, 10);

    expect(answer).toMatchObject({ status: 400, code: "refund_too_late" });
    expect(answer.message).toContain(
      "paid more than 61 days ago. Pay the shopper back another way",
    );
    // Omise would refuse, too: that it made none proves nothing.
    expect(changesAsked(store)).toEqual([]);
    expect(refundsAt(chargeId)).toMatchObject([{ amount: 500 }]);
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: 5 }]);
    const failed = await store.db("atome_qr_refund").where({ status: "failed" });
    expect(failed).toMatchObject([{ amount: 1000, failure_code: "refund_too_late" }]);
  });

  it("that Medusa forgot, after Omise had made it, is recorded and not paid again", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });
    // As core does when anything fails after the provider's answer (#16681).
    await store.db("refund").delete();

    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: 10 }]);
  });

  it("or in Omise's dashboard is told on the event bus, with what was paid back in all", async () => {
    const told: unknown[] = [];
    store.container.resolve("event_bus").subscribe("atome_qr.charge.refunded", ({ data }) => {
      told.push((data as { refunded_amount: number }).refunded_amount);
      return Promise.resolve();
    });
    const { staff, orderId, chargeId } = await paidOrder();

    await staff.refund(orderId, 10);
    store.sandbox.refund(chargeId, 500);

    await waitFor(() => {
      expect(told).toEqual(expect.arrayContaining([1000, 1500]));
    });
  });
});
