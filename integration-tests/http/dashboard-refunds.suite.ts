import { minuteLater, runJob } from "../support/job";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { webhooksHandled } from "../support/webhook";

export default suite(__filename, "a refund made in Omise's dashboard", (store) => {
  const refundsAt = (chargeId: string) =>
    store.sandbox.charge(chargeId).refunds.data.map(({ amount }) => amount);
  const refundRequests = () =>
    store.sandbox.requests.filter(({ method, path }) => method === "POST" && /refunds/.test(path));

  async function expectRecorded(orderId: string, amounts: number[]) {
    const staff = await store.staff();
    await waitFor(async () => {
      const { payment_collections } = await staff.order(orderId);
      expect(payment_collections[0].payments[0].refunds.map(({ amount }) => amount)).toEqual(
        amounts,
      );
    });
  }

  it("is shown on the Medusa payment and the order, and no money is sent again", async () => {
    const { staff, orderId, order, chargeId } = await orderToRefund(store);

    store.sandbox.refund(chargeId, 1029);

    await expectRecorded(orderId, [10.29]);
    expect(refundsAt(chargeId)).toEqual([1029]);
    expect(refundRequests()).toEqual([]);
    await waitFor(async () => {
      const after = await staff.order(orderId);
      expect(after.payment_status).toBe("partially_refunded");
      expect(after.summary).toMatchObject({
        paid_total: order.summary.paid_total,
        refunded_total: 10.29,
      });
    });
  });

  it("is recorded each time, beside the ones staff make in Medusa", async () => {
    const { staff, orderId, chargeId } = await orderToRefund(store);

    store.sandbox.refund(chargeId, 500);
    await expectRecorded(orderId, [5]);
    expect(await staff.refund(orderId, 5)).toMatchObject({ status: 200 });
    store.sandbox.refund(chargeId, 500);
    await expectRecorded(orderId, [5, 5, 5]);

    expect(refundsAt(chargeId)).toEqual([500, 500, 500]);
    expect(refundRequests()).toHaveLength(1);
  });

  it("without a webhook is found by the job, an hour after the payment", async () => {
    const first = await orderToRefund(store);
    const second = await orderToRefund(store);
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.refund(first.chargeId);
    store.sandbox.clearRequests();

    await minuteLater(store);
    await runJob(store);
    expect(store.sandbox.requests).toEqual([]); // not asked every minute

    await store.db("atome_qr_charge").update({
      next_check_at: store.db.raw("next_check_at - interval '1 hour'"),
    });
    await runJob(store);

    await expectRecorded(first.orderId, [first.order.total]);
    await expectRecorded(second.orderId, []);
    expect(refundsAt(first.chargeId)).toHaveLength(1);
    const single = store.sandbox.requests.filter(({ path }) => path.includes(second.chargeId));
    expect(single).toEqual([]); // the list showed that it has no news
  });

  it("is recorded later when Medusa could not even begin to write it down", async () => {
    const { orderId, order, chargeId } = await orderToRefund(store);
    await store.db.raw(`
      create function refuse() returns trigger as $$ begin raise exception 'no refund'; end $$ language plpgsql;
      create trigger refuse before insert on refund execute function refuse()`);
    store.sandbox.refund(chargeId, order.total * 100);
    await waitFor(async () => {
      expect(await store.db("atome_qr_charge").first("attention")).toEqual({
        attention: "refund_not_shown",
      });
    });
    // Not while a webhook is being handled: the job leaves a row alone that is just being written.
    await webhooksHandled(store);
    await store.db.raw("drop trigger refuse on refund");

    await minutesLater();

    await expectRecorded(orderId, [order.total]);
    await store.db("refund").update({ created_at: store.db.raw("now() - interval '4 minutes'") });
    await minutesLater();
    expect(await store.db("atome_qr_charge").first("attention")).toEqual({ attention: null });
  });

  it("is recorded once when whoever recorded it died in the middle", async () => {
    const { staff, orderId, order, chargeId } = await orderToRefund(store);
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.refund(chargeId, 500);
    const [made] = store.sandbox.charge(chargeId).refunds.data;
    const [{ payments }] = order.payment_collections;
    await store.db("refund").insert({
      id: "ref_died",
      payment_id: payments[0].id,
      amount: 5,
      raw_amount: JSON.stringify({ value: "5", precision: 20 }),
      metadata: JSON.stringify({ omise_refund_id: made.id }),
      created_at: store.db.raw("now() - interval '4 minutes'"),
    });

    await minutesLater();

    await expectRecorded(orderId, [5]);
    expect((await staff.order(orderId)).summary).toMatchObject({ refunded_total: 5 });
  });

  it("is recorded again when Medusa took its record back and nobody noted that", async () => {
    const { orderId, chargeId } = await orderToRefund(store);
    store.sandbox.refund(chargeId, 500);
    await expectRecorded(orderId, [5]);
    await store.sandbox.webhooks.settled();
    await store.db("refund").delete();
    await store.db("order_transaction").where({ reference: "refund" }).delete();
    await store.db("atome_qr_charge").update({ shown_refunded_amount: 0 });

    await minutesLater();

    await expectRecorded(orderId, [5]);
  });

  async function minutesLater() {
    await store
      .db("atome_qr_charge")
      .update({ next_check_at: store.db.raw("next_check_at - interval '2 hours'") });
    await runJob(store);
  }

  it("is recorded again when Medusa's own writing failed in the middle", async () => {
    const { orderId, chargeId } = await orderToRefund(store);
    await store.db.raw(
      `create or replace function refuse_refund() returns trigger as $$ begin
         raise exception 'disk full'; end $$ language plpgsql;
       create trigger refuse_refund before insert on order_transaction
         for each row execute function refuse_refund()`,
    );
    try {
      store.sandbox.refund(chargeId, 700);
      await waitFor(async () => {
        expect(await store.db("atome_qr_charge").first("attention")).toEqual({
          attention: "refund_not_shown",
        });
      });
    } finally {
      await store.db.raw("drop trigger refuse_refund on order_transaction");
    }
    expect(refundsAt(chargeId)).toEqual([700]);
    expect(refundRequests()).toEqual([]);
    // Nobody is in the middle of it any more: what core did not get to write is written.
    await store.db("refund").update({ created_at: store.db.raw("now() - interval '4 minutes'") });
    await store.db("atome_qr_charge").update({
      next_check_at: store.db.raw("next_check_at - interval '1 hour'"),
    });
    await runJob(store);
    await expectRecorded(orderId, [7]);
    const staff = await store.staff();
    expect((await staff.order(orderId)).summary.refunded_total).toBe(7);
    expect(await store.db("atome_qr_charge").first("attention")).toEqual({ attention: null });
  });
});
