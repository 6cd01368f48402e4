import { Modules } from "@medusajs/framework/utils";

import { ageOrderChanges, beginCreditLine } from "../support/begin-credit-line";
import { partialOrder } from "../support/partial-order";
import { minuteLater, runJob } from "../support/job";
import { aMomentLater } from "../support/a-moment-later";
import { removeCart, removeCartWithLinks } from "../support/remove-cart";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "order first", (store) => {
  async function orderAwaitingPayment() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    expect(session.status).toBe("pending");
    const { type, order } = await shopper.complete();
    expect(type).toBe("order");
    const staff = await store.staff();
    return { shopper, session, staff, orderId: order!.id };
  }

  it("places the order while the QR is open, and captures it when it is paid", async () => {
    const { shopper, session, staff, orderId } = await orderAwaitingPayment();
    expect((await staff.order(orderId)).payment_status).not.toBe("captured");

    store.sandbox.pay(session.data.charge_id);

    expect(await shopper.waitForOrder(session.id)).toBe(orderId);
    const order = await staff.order(orderId);
    expect(order.payment_status).toBe("captured");
    expect(order.summary).toMatchObject({ paid_total: order.total, pending_difference: 0 });
  });

  it.each([
    ["alone", removeCart],
    ["with its links", removeCartWithLinks],
  ])("captures it though the store has removed the cart %s", async (_how, remove) => {
    const { shopper, session, staff, orderId } = await orderAwaitingPayment();
    await remove(store.container, shopper.cartId);

    store.sandbox.pay(session.data.charge_id);

    expect(await shopper.waitForOrder(session.id)).toBe(orderId);
    expect((await staff.order(orderId)).payment_status).toBe("captured");
  });

  it("cancels the order and frees its stock when the QR expires unpaid", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();
    expect(await store.db("reservation_item").whereNull("deleted_at")).not.toEqual([]);

    store.sandbox.expire(session.data.charge_id);

    await waitFor(async () => expect((await staff.order(orderId)).status).toBe("canceled"));
    expect(await store.db("reservation_item").whereNull("deleted_at")).toEqual([]);
  });

  it("cancels the order though whoever began to cancel it has died over it", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();
    await beginCreditLine(store, orderId, 0);
    store.sandbox.expire(session.data.charge_id);
    await store.sandbox.webhooks.settled();
    expect((await staff.order(orderId)).status).toBe("pending");

    await ageOrderChanges(store);
    await minuteLater(store);
    await runJob(store);

    expect((await staff.order(orderId)).status).toBe("canceled");
    expect(await store.db("atome_qr_charge").first("attention")).toEqual({ attention: null });
  });

  it.each(["pay", "expire"] as const)(
    "keeps to the order when its shopper asks for another code, which is to %s",
    async (end) => {
      const { shopper, session: old, staff, orderId } = await orderAwaitingPayment();
      await aMomentLater(store);
      const session = await shopper.choosePayment("pp_atome-qr_thorder");
      expect(session.id).not.toBe(old.id);

      store.sandbox[end](session.data.charge_id);

      if (end === "pay") {
        expect(await shopper.waitForOrder(session.id)).toBe(orderId);
        expect((await staff.order(orderId)).payment_status).toBe("captured");
      } else {
        await waitFor(async () => expect((await staff.order(orderId)).status).toBe("canceled"));
        expect(await store.db("reservation_item").whereNull("deleted_at")).toEqual([]);
      }
    },
  );

  it.each(["pay", "expire"] as const)(
    "leaves nothing of an order that a crash left half made, when its QR is to %s",
    async (end) => {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment("pp_atome-qr_thorder");
      const half = await partialOrder(store, shopper.cartId);

      store.sandbox[end](session.data.charge_id);
      await waitFor(async () => {
        const row = (await store.db("atome_qr_charge").first()) as { finalized_at: Date | null };
        expect(row.finalized_at).not.toBeNull();
      });

      const orders = await (await store.staff()).orders();
      expect(orders.map(({ id }) => id)).not.toContain(half);
      expect(orders).toHaveLength(end === "pay" ? 1 : 0);
      const reserved = await store.db("reservation_item").whereNull("deleted_at");
      expect(reserved).toHaveLength(end === "pay" ? 1 : 0);
    },
  );

  it("makes the QR unpayable when staff cancel the order", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();

    await staff.post(`/admin/orders/${orderId}/cancel`);

    await waitFor(() =>
      expect(store.sandbox.charge(session.data.charge_id).status).toBe("expired"),
    );
  });

  it("does not touch an order that was paid another way when its QR expires", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();
    const { total } = await staff.order(orderId);
    const { payment_collection } = await staff.post<{ payment_collection: { id: string } }>(
      "/admin/payment-collections",
      { order_id: orderId, amount: total },
    );
    await staff.post(`/admin/payment-collections/${payment_collection.id}/mark-as-paid`, {
      order_id: orderId,
    });

    store.sandbox.expire(session.data.charge_id);

    await waitFor(async () => {
      const row = (await store.db("atome_qr_charge").first()) as { finalized_at: Date | null };
      expect(row.finalized_at).not.toBeNull();
    });
    expect(await staff.order(orderId)).toMatchObject({
      status: "pending",
      summary: { pending_difference: 0 },
    });
  });

  describe("whose shopper asks for another code, and gets none", () => {
    const minutesLater = async () => {
      // However often it has been put off.
      await store.db("atome_qr_charge").update({
        withdrawn_at: store.db.raw("withdrawn_at - interval '3 minutes'"),
        next_check_at: store.db.fn.now(),
      });
      await runJob(store);
    };

    async function refusedCode() {
      const { shopper, staff, orderId, session } = await orderAwaitingPayment();
      const { payment_collection } = await shopper.cart();
      await aMomentLater(store);
      store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 400, times: 5 });
      const answer = await shopper.refused(
        "post",
        `/store/payment-collections/${payment_collection!.id}/payment-sessions`,
        { provider_id: "pp_atome-qr_thorder" },
      );
      expect(answer).toMatchObject({ status: 400, data: { code: "charge_rejected" } });
      store.sandbox.faults.clear();
      expect(store.sandbox.charge(session.data.charge_id).status).toBe("expired");
      await store.sandbox.webhooks.settled();
      return { shopper, staff, orderId };
    }

    it("keeps the order for a try more, then cancels it and frees its stock", async () => {
      const { staff, orderId } = await refusedCode();
      await minuteLater(store);
      await runJob(store);
      expect((await staff.order(orderId)).status).toBe("pending");

      await minutesLater();

      expect((await staff.order(orderId)).status).toBe("canceled");
      expect(await store.db("reservation_item").whereNull("deleted_at")).toEqual([]);
    });

    it("does not take a session that shows the ended code for one that can be paid", async () => {
      const { shopper, staff, orderId } = await refusedCode();
      const { payment_collection } = await shopper.cart();
      const { charge_id } = (await store
        .db<{ charge_id: string }>("atome_qr_charge")
        .whereNotNull("charge_id")
        .first("charge_id"))!;
      // Core makes the deleted session again with the data that it had, and may die over it.
      await store.db("payment_session").insert({
        id: "payses_again",
        currency_code: "thb",
        amount: 1,
        raw_amount: JSON.stringify({ value: "1", precision: 20 }),
        provider_id: "pp_atome-qr_thorder",
        data: JSON.stringify({ charge_id }),
        status: "pending",
        payment_collection_id: payment_collection!.id,
      });

      await minutesLater();
      expect((await staff.order(orderId)).status).toBe("pending");

      await store
        .db("payment_session")
        .update({ created_at: store.db.raw("created_at - interval '3 minutes'") });
      await minutesLater();
      expect((await staff.order(orderId)).status).toBe("canceled");
    });

    it("keeps the order when the next try gets one", async () => {
      const { shopper, staff, orderId } = await refusedCode();
      const session = await shopper.choosePayment("pp_atome-qr_thorder");

      await minutesLater();

      expect((await staff.order(orderId)).status).toBe("pending");
      store.sandbox.pay(session.data.charge_id);
      expect(await shopper.waitForOrder(session.id)).toBe(orderId);
    });
  });

  it("leaves an order alone that staff have made free of charge", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();
    const { total } = await staff.order(orderId);
    await staff.post(`/admin/orders/${orderId}/credit-lines`, {
      amount: total,
      reference: "goodwill",
      reference_id: "staff",
    });

    await minuteLater(store);
    await runJob(store);

    expect(store.sandbox.charge(session.data.charge_id).status).toBe("expired");
    expect((await staff.order(orderId)).status).toBe("pending");
  });

  it("leaves an order alone that the store made of the cart in a way of its own", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const own = await partialOrder(store, shopper.cartId);
    await store.container.resolve(Modules.PAYMENT).deletePaymentSession(session.id);
    await store
      .db("atome_qr_charge")
      .update({ withdrawn_at: store.db.raw("now() - interval '3 minutes'") });

    await minuteLater(store);
    await runJob(store);

    const row = (await store.db("atome_qr_charge").first()) as { finalized_at: Date | null };
    expect(row.finalized_at).not.toBeNull();
    expect((await (await store.staff()).order(own)).status).toBe("pending");
  });

  it("takes no payment for an order that another provider has authorized", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();
    const { total } = await staff.order(orderId);
    const { payment_collection } = await staff.post<{ payment_collection: { id: string } }>(
      "/admin/payment-collections",
      { order_id: orderId, amount: total },
    );
    const payments = store.container.resolve(Modules.PAYMENT);
    const { id } = await payments.createPaymentSession(payment_collection.id, {
      provider_id: "pp_system_default",
      amount: total,
      currency_code: "thb",
      data: {},
    });
    await payments.authorizePaymentSession(id, {});
    await store.db("payment").update({ provider_id: "pp_card" });
    store.sandbox.clearRequests();

    await minuteLater(store);
    await runJob(store);

    expect(store.sandbox.charge(session.data.charge_id).status).toBe("expired");
    expect((await staff.order(orderId)).status).toBe("pending");
  });

  it("keeps the order while its shopper changes to another way to pay", async () => {
    const { shopper, session, staff, orderId } = await orderAwaitingPayment();
    const { payment_collection } = await shopper.cart();

    await shopper.post(`/store/payment-collections/${payment_collection!.id}/payment-sessions`, {
      provider_id: "pp_system_default",
    });

    expect(store.sandbox.charge(session.data.charge_id).status).toBe("expired");
    await store.sandbox.webhooks.settled();
    await minuteLater(store);
    await runJob(store);
    expect(await staff.order(orderId)).toMatchObject({ status: "pending" });
  });

  it("cancels the order after all when that change came to nothing", async () => {
    const { session, staff, orderId } = await orderAwaitingPayment();
    await store.db("atome_qr_charge").update({ withdrawn_at: store.db.fn.now() });
    store.sandbox.expire(session.data.charge_id);
    await store.sandbox.webhooks.settled();
    await minuteLater(store);
    await runJob(store);
    expect(await staff.order(orderId)).toMatchObject({ status: "pending" });

    await store
      .db("atome_qr_charge")
      .update({ withdrawn_at: store.db.raw("now() - interval '3 minutes'") });
    await minuteLater(store);
    await runJob(store);

    await waitFor(async () => expect((await staff.order(orderId)).status).toBe("canceled"));
  });
});
