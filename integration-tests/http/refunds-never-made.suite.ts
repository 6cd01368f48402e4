import { OrderChanges } from "../support/order-changes";
import { webhooksHandled } from "../support/webhook";
import { cutRefunds } from "../support/cut-refunds";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";

export default suite(
  __filename,
  "a refund from the order page whose instance died before Omise had made it",
  (store) => {
    const paidOrder = () => orderToRefund(store);
    const { refundsAt, refundNeverMade, minutesLater, transactionsOf, summaryOf, attention } =
      cutRefunds(store);

    it.each(["begun", "not begun"] as const)(
      "is made only once a change of the order has ended, which staff are told (%s at the ledger)",
      async (how) => {
        const { orderId, chargeId, staff } = await paidOrder();
        await refundNeverMade(orderId, chargeId, 10);
        if (how === "not begun") {
          await store.db("atome_qr_refund").delete();
        }
        await new OrderChanges(store, staff).begin.edit(orderId);
        await minutesLater();
        expect(refundsAt(chargeId)).toEqual([]);
        expect(await store.db("atome_qr_charge").first("attention", "attention_detail")).toEqual({
          attention: "reconciliation_failing",
          attention_detail: expect.stringContaining("An edit of this order") as string,
        });

        await staff.delete(`/admin/order-edits/${orderId}`);
        await minutesLater();
        expect(refundsAt(chargeId)).toMatchObject([{ amount: 1_000 }]);
      },
    );

    it("before Omise heard of it is made after all, because Medusa shows it, and once", async () => {
      const { orderId, order, chargeId } = await paidOrder();
      await refundNeverMade(orderId, chargeId, 10);

      await minutesLater();
      await minutesLater();

      expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
      expect(await attention()).toEqual({ attention: null });
      expect(await summaryOf(orderId)).toMatchObject({
        paid_total: order.total,
        refunded_total: 10,
      });
    });

    it("before even the ledger heard of it is made after all, and once", async () => {
      const { orderId, order, chargeId } = await paidOrder();
      await refundNeverMade(orderId, chargeId, 10);
      await store.db("atome_qr_refund").delete();

      await minutesLater();
      await minutesLater();

      expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
      expect(await attention()).toEqual({ attention: null });
      expect(await summaryOf(orderId)).toMatchObject({
        paid_total: order.total,
        refunded_total: 10,
      });
    });

    it("and that Omise then refuses is tried once, told to staff, and stops no other", async () => {
      const first = await paidOrder();
      const second = await paidOrder();
      for (const { orderId, chargeId } of [first, second]) {
        await refundNeverMade(orderId, chargeId, 10, `ref_${orderId}`);
        await store.db("atome_qr_refund").delete();
      }
      store.sandbox.faults.add({
        match: "POST /charges/:id/refunds",
        kind: "error",
        status: 400,
        code: "failed_refund",
        times: 1,
      });

      await minutesLater();
      await minutesLater();
      await minutesLater();

      const made = [first, second].flatMap(({ chargeId }) => refundsAt(chargeId));
      expect(made.map(({ amount }) => amount)).toEqual([1000]);
      expect(await store.db("atome_qr_refund").where({ status: "failed" })).toHaveLength(1);
      const told = await store.db("atome_qr_charge").whereNotNull("attention").select("attention");
      expect(told).toEqual([{ attention: "refund_not_made" }]);
    });

    it("and that staff then make in Omise's dashboard, as they are told to, is booked once", async () => {
      const { staff, orderId, order, chargeId } = await paidOrder();
      await refundNeverMade(orderId, chargeId, 10);
      store.sandbox.faults.add({
        match: "POST /charges/:id/refunds",
        kind: "error",
        status: 400,
        code: "failed_refund",
        times: 1,
      });
      await minutesLater();
      await minutesLater();
      expect(await attention()).toEqual({ attention: "refund_not_made" });

      store.sandbox.refund(chargeId, 1000);
      await webhooksHandled(store);
      await minutesLater();

      const [{ payments }] = (await staff.order(orderId)).payment_collections;
      expect(payments[0].refunds).toMatchObject([{ amount: 10 }]);
      expect(await transactionsOf(orderId)).toEqual([order.total, -10]);
      expect(refundsAt(chargeId)).toHaveLength(1);
    });

    it("waits while Omise is gone, and is told to staff when Omise refuses it", async () => {
      const { orderId, chargeId } = await paidOrder();
      await refundNeverMade(orderId, chargeId, 10);
      store.sandbox.faults.add({ match: "*", kind: "error", status: 503 });
      await minutesLater();
      expect(await attention()).toEqual({ attention: null });

      store.sandbox.faults.clear();
      store.sandbox.faults.add({
        match: "POST /charges/:id/refunds",
        kind: "error",
        status: 400,
        code: "failed_refund",
        message: "balance too low",
      });
      await minutesLater();

      expect(await attention()).toEqual({ attention: "refund_not_made" });
      expect(refundsAt(chargeId)).toEqual([]);
    });
  },
);
