import { AtomeAdmin } from "../support/atome-admin";
import { ledgerRow } from "../support/ledger-row";
import { runJobLater } from "../support/later";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { webhooksHandled } from "../support/webhook";

const TWO_HOURS = 7_200;

export default suite(__filename, "a payment that its shopper disputes", (store) => {
  async function disputed(amount?: number) {
    const paid = await orderToRefund(store);
    const dispute = store.sandbox.dispute(paid.chargeId, amount);
    await webhooksHandled(store);
    return { ...paid, dispute, admin: await AtomeAdmin.logIn(store) };
  }

  it("needs attention, and shows the dispute", async () => {
    const { admin, chargeId, order, dispute } = await disputed();

    expect(await admin.charge(chargeId)).toMatchObject({
      attention: "disputed",
      dispute: { id: dispute.id, status: "open", amount: order.total * 100 },
      refunded_amount: 0,
    });
  });

  it("and wins keeps its money, and needs nobody any more", async () => {
    const { admin, chargeId } = await disputed();
    store.sandbox.closeDispute(chargeId, "won");
    await webhooksHandled(store);

    expect(await admin.charge(chargeId)).toMatchObject({
      attention: null,
      dispute: { status: "won" },
      refunded_amount: 0,
    });
  });

  it("and loses has the money in the books, on both sides, once", async () => {
    const { admin, staff, orderId, chargeId, order, dispute } = await disputed();
    store.sandbox.closeDispute(chargeId, "lost");
    await webhooksHandled(store);
    await runJobLater(store, TWO_HOURS);

    const charge = await admin.charge(chargeId);
    expect(charge).toMatchObject({
      attention: "dispute_lost",
      dispute: { status: "lost" },
      refunded_amount: order.total * 100,
      refundable_amount: 0,
      refunds: [{ refund_id: dispute.id, reason: "dispute", status: "succeeded" }],
    });
    const after = await staff.order(orderId);
    expect(after.payment_status).toBe("refunded");
    expect(after.summary.pending_difference).toBe(0);
    const refund = await admin.do(chargeId, "refund");
    expect([refund.status, refund.data.code]).toEqual([400, "refund_exceeds_rest"]);
    expect(store.sandbox.charge(chargeId).refunds.data).toEqual([]);
  });

  it("about a part leaves the rest to be refunded", async () => {
    const { admin, chargeId, order } = await disputed(1_000);
    store.sandbox.closeDispute(chargeId, "lost");
    await webhooksHandled(store);

    const { status, data } = await admin.do(chargeId, "refund");

    expect(status).toBe(200);
    expect(data.charge.refunded_amount).toBe(order.total * 100);
    expect(store.sandbox.charge(chargeId).refunds.data).toMatchObject([
      { amount: order.total * 100 - 1_000 },
    ]);
  });

  it("is found without a webhook", async () => {
    const { chargeId } = await orderToRefund(store);
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.dispute(chargeId);

    await runJobLater(store, TWO_HOURS);

    await waitFor(async () => {
      expect(await ledgerRow(store)).toMatchObject({ attention: "disputed" });
    });
  });
});
