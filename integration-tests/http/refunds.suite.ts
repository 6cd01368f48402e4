import { Modules } from "@medusajs/framework/utils";

import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { ageOrderChanges, beginCreditLine } from "../support/begin-credit-line";
import { runJob } from "../support/job";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "a refund from the order page", (store) => {
  async function paidOrder() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    await store.sandbox.webhooks.settled();
    const staff = await store.staff();
    return { staff, orderId, order: await staff.order(orderId), chargeId: session.data.charge_id };
  }

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

  it("is made once when the answer is lost, Omise is gone, and staff try again", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 10 });
    const first = await staff.refund(orderId, 10);
    expect(first).toMatchObject({
      status: 500,
      message: expect.stringContaining("not known") as string,
    });
    store.sandbox.faults.clear();

    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId).map(({ amount }) => amount)).toEqual([1000]);
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments[0].refunds).toMatchObject([{ amount: 10 }]);
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

    expect(answer).toMatchObject({ status: 400 });
    expect(answer.message).toContain("Only THB 5.00 of this payment is left");
    expect(store.sandbox.requests.filter(({ method }) => method === "POST")).toEqual([]);
    // Core's own refund row is gone again: a smaller one goes through.
    expect(await staff.refund(orderId, 5)).toMatchObject({ status: 200 });
  });

  it("after 60 days is refused with what to do instead", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    store.sandbox.clock.advance(61 * 24 * 60 * 60 * 1000);
    await store.db("atome_qr_charge").update({
      paid_at: store.db.raw("paid_at - interval '61 days'"),
    });
    // The plugin reads the payment's date from Omise, whose clock is the sandbox's.
    const answer = await staff.refund(orderId, 10);

    expect(answer.status).toBe(400);
    expect(refundsAt(chargeId)).toEqual([]);
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

  it("without an outcome that nobody asks for again is cleared up by the job", async () => {
    const { staff, orderId, chargeId } = await paidOrder();
    // The event of the refund would clear it up before the job does.
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 10 });
    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 500 });
    store.sandbox.faults.clear();
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
      await staff.refund(orderId, 10);
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
      store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 10 });
      expect(await staff.refund(orderId, 10)).toMatchObject({ status: 500 });
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
  });

  describe("whose instance died in the middle of it", () => {
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
      const { staff, orderId } = await paidOrder();
      await staff.refund(orderId, 10);
      await beginCreditLine(store, orderId, 5);
      await expect(staff.post(`/admin/orders/${orderId}/cancel`)).rejects.toThrow("400");

      await ageOrderChanges(store);
      await minutesLater();

      await staff.post(`/admin/orders/${orderId}/cancel`);
      expect((await staff.order(orderId)).status).toBe("canceled");
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

  async function makeUnsettled() {
    const now = store.db.fn.now();
    await store.db("atome_qr_charge").update({ settled_at: null, next_check_at: now });
  }
});
