import { Modules } from "@medusajs/framework/utils";

import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { ageOrderChanges, beginCreditLine } from "../support/begin-credit-line";
import { runJob } from "../support/job";
import { OrderChanges } from "../support/order-changes";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { webhooksHandled } from "../support/webhook";

export default suite(
  __filename,
  "a refund from the order page whose instance died in the middle of it",
  (store) => {
    const paidOrder = () => orderToRefund(store);
    const refundsAt = (chargeId: string) => store.sandbox.charge(chargeId).refunds.data;

    /** What is left of a refund that Medusa and Omise made and no transaction of the order tells of. */
    async function refundWithoutTransaction(orderId: string, amount: number) {
      const staff = await store.staff();
      const [{ payments }] = (await staff.order(orderId)).payment_collections;
      await store.container
        .resolve(Modules.PAYMENT)
        .refundPayment({ payment_id: payments[0].id, amount });
    }

    /** What is left of a refund that Medusa shows and that never reached Omise. */
    async function refundNeverMade(
      orderId: string,
      chargeId: string,
      amount: number,
      id = "ref_died",
    ) {
      const staff = await store.staff();
      const [{ payments }] = (await staff.order(orderId)).payment_collections;
      await store.db("refund").insert({
        id,
        payment_id: payments[0].id,
        amount,
        raw_amount: JSON.stringify({ value: String(amount), precision: 20 }),
      });
      await store.db("atome_qr_refund").insert({
        id: "aqref_died",
        charge_id: chargeId,
        medusa_refund_id: id,
        status: "creating",
        amount: amount * 100,
        currency: "THB",
        reason: "staff",
      });
    }

    async function minutesLater() {
      const minutes = (column: string) => store.db.raw(`${column} - interval '4 minutes'`);
      await store.db("refund").update({ created_at: minutes("created_at") });
      await store.db("atome_qr_refund").update({ updated_at: minutes("updated_at") });
      await store.db("atome_qr_charge").update({ next_check_at: minutes("next_check_at") });
      await runJob(store);
    }

    const transactionsOf = async (orderId: string) => {
      const transactions = await store
        .db<{ amount: string }>("order_transaction")
        .where({ order_id: orderId })
        .whereNull("deleted_at")
        .orderBy("created_at");
      return transactions.map(({ amount }) => Number(amount));
    };

    const summaryOf = async (orderId: string) => {
      const { total, summary } = await (await store.staff()).order(orderId);
      return { total, ...summary };
    };

    const attention = async () =>
      (await store.db<{ attention: string | null }>("atome_qr_charge").first("attention"))!;

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

    it("leaves no change behind that keeps staff from cancelling the order", async () => {
      const { staff, orderId, order, chargeId } = await paidOrder();
      await staff.refund(orderId, 10);
      await beginCreditLine(store, orderId, 5);
      const refused = { status: 400, data: { code: "order_being_changed" } };
      expect(await staff.ask("post", `/admin/orders/${orderId}/cancel`)).toMatchObject(refused);
      expect((await staff.order(orderId)).status).toBe("pending");
      expect(refundsAt(chargeId)).toMatchObject([{ amount: 1000 }]);

      await ageOrderChanges(store);

      await staff.post(`/admin/orders/${orderId}/cancel`);
      expect((await staff.order(orderId)).status).toBe("canceled");
      const rest = order.total * 100 - 1000;
      expect(refundsAt(chargeId)).toMatchObject([{ amount: 1000 }, { amount: rest }]);
    });

    it("leaves no change behind that keeps the next refund from being recorded", async () => {
      const { staff, orderId, order, chargeId } = await paidOrder();
      const [{ payments }] = order.payment_collections;
      const refund = () =>
        staff.ask("post", `/admin/payments/${payments[0].id}/refund`, { amount: 10 });
      await beginCreditLine(store, orderId, 5);

      const refused = { status: 400, data: { code: "order_being_changed" } };
      expect(await refund()).toMatchObject(refused);
      expect(refundsAt(chargeId)).toEqual([]);

      await ageOrderChanges(store);
      expect(await refund()).toMatchObject({ status: 200 });
      expect(refundsAt(chargeId)).toMatchObject([{ amount: 1000 }]);
      expect(await transactionsOf(orderId)).toEqual([order.total, -10]);
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
