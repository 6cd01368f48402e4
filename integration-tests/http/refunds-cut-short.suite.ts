import { Modules } from "@medusajs/framework/utils";

import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { runJob } from "../support/job";
import { cutRefunds } from "../support/cut-refunds";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";

export default suite(
  __filename,
  "a refund from the order page whose instance died after Omise had made it",
  (store) => {
    const paidOrder = () => orderToRefund(store);
    const {
      refundsAt,
      refundWithoutTransaction,
      refundNeverMade,
      minutesLater,
      transactionsOf,
      summaryOf,
      attention,
    } = cutRefunds(store);

    it.each([10, "all"] as const)("comes to be shown on the order (%s)", async (amount) => {
      const { orderId, order, chargeId } = await paidOrder();
      const refunded = amount === "all" ? order.total : amount;
      await refundWithoutTransaction(orderId, refunded);
      expect((await summaryOf(orderId)).refunded_total ?? 0).toBe(0);

      await minutesLater();

      expect(await summaryOf(orderId)).toMatchObject({
        paid_total: order.total,
        refunded_total: refunded,
        pending_difference: 0,
      });
      expect(refundsAt(chargeId)).toHaveLength(1);
      store.sandbox.clearRequests();
      await minutesLater();
      expect(store.sandbox.requests).toEqual([]); // and is not looked at for ever
    });

    it("owes nothing when no credit line was written after its transaction", async () => {
      const { orderId, chargeId, order } = await paidOrder();
      await refundWithoutTransaction(orderId, 10);
      const { id } = (await store.db<{ id: string }>("refund").first("id"))!;
      await store.container.resolve(Modules.ORDER).addOrderTransactions({
        order_id: orderId,
        amount: -10,
        currency_code: "thb",
        reference: "refund",
        reference_id: id,
      });
      expect((await summaryOf(orderId)).pending_difference).toBe(10);

      await minutesLater();
      await minutesLater();

      expect(await summaryOf(orderId)).toMatchObject({
        paid_total: order.total,
        refunded_total: 10,
        pending_difference: 0,
      });
      expect(refundsAt(chargeId)).toHaveLength(1);
    });

    it("still owes what staff have added to the order since", async () => {
      const { orderId, staff } = await paidOrder();
      await staff.refund(orderId, 10);
      await staff.addToOrder(orderId);
      const { pending_difference: owed } = await summaryOf(orderId);
      expect(owed).toBeGreaterThan(0);
      await store.db("atome_qr_charge").update({ shown_refunded_amount: 0 });

      await minutesLater();

      expect((await summaryOf(orderId)).pending_difference).toBe(owed);
    });

    it("does not take the amount of the next one, which core gives it", async () => {
      const { orderId, order, staff } = await paidOrder();
      await refundWithoutTransaction(orderId, 10);
      await staff.refund(orderId, 25);

      await minutesLater();

      const transactions = await store
        .db<{ amount: string }>("order_transaction")
        .where({ order_id: orderId })
        .select("amount");
      const sum = transactions.reduce((total, { amount }) => total + Number(amount), 0);
      expect(sum).toBe(order.total - 35);
      const { paid_total, refunded_total = 0, pending_difference } = await summaryOf(orderId);
      expect(paid_total - refunded_total).toBe(order.total - 35);
      expect(pending_difference).toBe(0);
    });

    it("after Omise had made it comes to be shown, though no webhook tells of it", async () => {
      const { orderId, order, chargeId } = await paidOrder();
      store.sandbox.webhooks.faults = { off: true };
      await refundNeverMade(orderId, chargeId, 10);
      const { accounts } = store.container.resolve<AtomeQrModuleService>("atomeQr");
      await accounts.byId("th").client.createRefund(chargeId, {
        amount: 1000,
        metadata: { medusa_refund_id: "aqref_died" },
      });

      await minutesLater();
      await minutesLater();

      expect(await summaryOf(orderId)).toMatchObject({
        paid_total: order.total,
        refunded_total: 10,
      });
      expect(refundsAt(chargeId)).toHaveLength(1);
    });

    it("and then forgot is told to staff, whose next refund of it pays nothing", async () => {
      const { staff, orderId, chargeId } = await paidOrder();
      await staff.refund(orderId, 10);
      // As core leaves it when its own writing fails after the provider's answer (#16681).
      await store.db("refund").delete();
      await store.db("order_transaction").where({ reference: "refund" }).delete();

      await minutesLater();
      expect(await attention()).toEqual({ attention: "refund_not_recorded" });

      expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });
      await minutesLater();
      expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
      expect(await attention()).toEqual({ attention: null });
    });

    it("keeps its transaction even if core, failing later on, takes it back", async () => {
      const { staff, orderId, order } = await paidOrder();
      await staff.refund(orderId, 10);
      await store.db("atome_qr_charge").update({ next_check_at: store.db.fn.now() });
      await runJob(store); // sees the transaction
      await store.db("order_transaction").where({ reference: "refund" }).delete();

      await minutesLater();

      expect(await transactionsOf(orderId)).toEqual([order.total, -10]);
    });

    it("of a cancelled order, which core books under the payment's id, is not booked twice", async () => {
      const { staff, orderId, order } = await paidOrder();
      await staff.post(`/admin/orders/${orderId}/cancel`);

      await minutesLater();

      expect(await transactionsOf(orderId)).toEqual([order.total, -order.total]);
    });
  },
);
