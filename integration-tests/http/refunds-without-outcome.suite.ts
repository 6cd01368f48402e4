import { runJob } from "../support/job";
import { runJobLater } from "../support/later";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";

/** How staff are answered when Omise's answer is lost. */
const UNKNOWN = { status: 500, code: "outcome_unknown" };

export default suite(__filename, "a refund from the order page", (store) => {
  const paidOrder = () => orderToRefund(store);
  const refundsAt = (chargeId: string) => store.sandbox.charge(chargeId).refunds.data;

  it("is made once when the answer is lost, Omise is gone, and staff try again", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 100 });
    expect(await staff.refund(orderId, 10)).toMatchObject({
      ...UNKNOWN,
      message: expect.stringContaining("not known") as string,
    });
    expect(refundsAt(chargeId)).toHaveLength(1);
    expect(await store.db("refund").whereNull("deleted_at")).toEqual([]);
    store.sandbox.faults.clear();

    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: 10 }]);
  });

  it("without an outcome that nobody asks for again is cleared up by the job", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    // The event of the refund would clear it up before the job does.
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 100 });
    expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    store.sandbox.faults.clear();
    expect(await store.db("atome_qr_refund").select("status")).toEqual([{ status: "creating" }]);
    await store.db("atome_qr_refund").update({
      updated_at: store.db.raw("updated_at - interval '4 minutes'"),
    });

    await runJob(store);

    expect(await store.db("atome_qr_refund").first("status")).toEqual({ status: "succeeded" });
    expect(await store.db("atome_qr_charge").first("attention")).toEqual({
      attention: "refund_not_recorded",
    });
    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });
    expect(refundsAt(chargeId)).toHaveLength(1);
  });

  it("without an outcome is not asked for, one after the other, while Omise is away", async () => {
    const paid = [await paidOrder(), await paidOrder(), await paidOrder()];
    store.sandbox.webhooks.faults = { off: true };
    for (const { staff, orderId } of paid) {
      store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer" });
      store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset" });
      expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    }
    await store.db("atome_qr_refund").update({
      updated_at: store.db.raw("updated_at - interval '4 minutes'"),
    });
    store.sandbox.clearRequests();

    await runJob(store);

    const asked = store.sandbox.requests.filter(({ path }) => path.endsWith("/refunds"));
    expect(new Set(asked.map(({ path }) => path)).size).toBe(1);
    store.sandbox.faults.clear();
    await store.db("atome_qr_refund").update({
      updated_at: store.db.raw("updated_at - interval '4 minutes'"),
    });
    await runJob(store);
    expect(await store.db("atome_qr_refund").where({ status: "creating" })).toEqual([]);
  });

  it("without an outcome, of an account that is not configured any more, keeps no other waiting", async () => {
    const [gone, other] = [await paidOrder(), await paidOrder()];
    for (const { staff, orderId } of [gone, other]) {
      store.sandbox.faults.add({
        match: "POST /charges/:id/refunds",
        kind: "lost_answer",
        times: 1,
      });
      store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 100 });
      expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
      store.sandbox.faults.clear();
    }
    await store
      .db("atome_qr_charge")
      .where({ charge_id: gone.chargeId })
      .update({ account: "not-configured-any-more" });
    await store.db("atome_qr_refund").update({
      updated_at: store.db.raw("updated_at - interval '4 minutes'"),
    });

    await runJob(store);

    const statusOf = ({ chargeId }: typeof gone) =>
      store
        .db("atome_qr_refund")
        .where({ charge_id: chargeId })
        .first("status") as Promise<unknown>;
    expect(await statusOf(other)).toEqual({ status: "succeeded" });
    expect(await statusOf(gone)).toEqual({ status: "creating" });

    await runJobLater(store, 2 * 3_600);
    const rows = await store.db("atome_qr_charge").where({ charge_id: gone.chargeId });
    expect(rows).toMatchObject([
      {
        attention: "reconciliation_failing",
        attention_detail: expect.stringContaining("not configured any more") as string,
      },
    ]);
  });
});
