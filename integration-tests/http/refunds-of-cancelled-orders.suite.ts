import { runJob } from "../support/job";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "a refund from the order page", (store) => {
  const paidOrder = () => orderToRefund(store);
  const refundsAt = (chargeId: string) => store.sandbox.charge(chargeId).refunds.data;

  async function makeUnsettled() {
    const now = store.db.fn.now();
    await store.db("atome_qr_charge").update({ finalized_at: null, next_check_at: now });
  }

  it("that fails while staff cancel the order, which core only logs, is told to staff", async () => {
    const { staff, orderId } = await paidOrder();
    store.sandbox.faults.add({
      match: "POST /charges/:id/refunds",
      kind: "error",
      status: 400,
      code: "failed_refund",
      message: "balance too low",
    });

    await staff.post(`/admin/orders/${orderId}/cancel`);

    await waitFor(async () => {
      expect(await store.db("atome_qr_charge").first("attention")).toEqual({
        attention: "order_canceled",
      });
    });
  });

  it("that fails while staff cancel the order, because Omise is away, is told to staff", async () => {
    const { staff, orderId } = await paidOrder();
    store.sandbox.faults.add({ match: "*", kind: "reset", times: 1_000 });

    await staff.post(`/admin/orders/${orderId}/cancel`);

    await waitFor(async () => {
      expect(await store.db("atome_qr_charge").first("attention")).toEqual({
        attention: "order_canceled",
      });
    });
  });

  it("that fails while staff cancel the order is told by the job, if nobody else told it", async () => {
    const { orderId } = await paidOrder();
    await store.db("order").where({ id: orderId }).update({ status: "canceled" });
    await store.db("atome_qr_charge").update({ next_check_at: store.db.fn.now() });

    await runJob(store);

    expect(await store.db("atome_qr_charge").first("attention")).toEqual({
      attention: "order_canceled",
    });
  });

  it("that the plugin makes, of a cancelled order, is shown on the Medusa payment too", async () => {
    const { staff, orderId, order, chargeId } = await paidOrder();
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "error", status: 400 });
    await staff.post(`/admin/orders/${orderId}/cancel`);
    await waitFor(async () => {
      expect(await store.db("atome_qr_charge").first("attention")).toEqual({
        attention: "order_canceled",
      });
    });
    store.sandbox.faults.clear();

    await makeUnsettled();
    await runJob(store);

    expect(refundsAt(chargeId)).toMatchObject([{ amount: order.total * 100 }]);
    const { payment_collections } = await staff.order(orderId);
    expect(payment_collections[0].payments[0].refunds).toMatchObject([{ amount: order.total }]);
  });

  it("that the plugin makes, and whose instance dies before it knows, is shown with the next look", async () => {
    const { staff, orderId, order, chargeId } = await paidOrder();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer" });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset" });
    await store.db("order").where({ id: orderId }).update({ status: "canceled" });
    await makeUnsettled();
    await runJob(store);
    expect(await store.db("atome_qr_refund").select("status")).toEqual([{ status: "creating" }]);
    store.sandbox.faults.clear();

    await makeUnsettled();
    await runJob(store);

    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: order.total }]);
    expect(refundsAt(chargeId)).toMatchObject([{ amount: order.total * 100 }]);
    expect(await store.db("atome_qr_refund").select("status")).toEqual([{ status: "succeeded" }]);
  });
});
