import { runJob } from "../support/job";
import { runJobLater } from "../support/later";
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

  describe("of an order that was cancelled while its refund failed", () => {
    async function cancelledOrder() {
      const paid = await paidOrder();
      store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "error", status: 400 });
      await paid.staff.post(`/admin/orders/${paid.orderId}/cancel`);
      await waitFor(async () => {
        expect(await store.db("atome_qr_charge").first("attention")).toEqual({
          attention: "order_canceled",
        });
      });
      store.sandbox.faults.clear();
      return paid;
    }

    it("is refused, since Medusa could not record it, and says where it can be made", async () => {
      const { staff, orderId, chargeId, order } = await cancelledOrder();
      const [{ payments }] = order.payment_collections;

      const answer = await staff.ask("post", `/admin/payments/${payments[0].id}/refund`, {
        amount: 10,
      });

      expect(answer).toMatchObject({ status: 400, data: { code: "order_is_canceled" } });
      expect(refundsAt(chargeId)).toEqual([]);
      expect((await staff.order(orderId)).payment_collections[0].payments[0].refunds).toEqual([]);
    });

    it("goes back from the charge's page, and Medusa shows it on payment and order", async () => {
      const { staff, orderId, chargeId, order } = await cancelledOrder();
      const [id] = await store.db("atome_qr_charge").pluck<string[]>("id");

      for (const body of [{ amount: 1000 }, {}]) {
        const answer = await staff.ask("post", `/admin/atome-qr/charges/${id}/refund`, body);
        expect(answer).toMatchObject({ status: 200 });
      }

      const rest = order.total * 100 - 1000;
      expect(refundsAt(chargeId)).toMatchObject([{ amount: 1000 }, { amount: rest }]);
      const [{ payments }] = (await staff.order(orderId)).payment_collections;
      expect(payments[0].refunds).toMatchObject([{ amount: 10 }, { amount: rest / 100 }]);
      await runJobLater(store, 5 * 60);
      // Core has booked all of it when it cancelled the order, although its refund had failed.
      const booked = await store.db("order_transaction").where({ reference: "refund" });
      expect(booked).toMatchObject([{ amount: String(-order.total) }]);
      expect(await store.db("atome_qr_charge").first("attention")).toEqual({
        attention: expect.not.stringMatching("refund_not_shown") as string,
      });
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
