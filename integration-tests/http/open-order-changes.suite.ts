import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";

import { changesAsked } from "../support/asked-of-omise";
import { AtomeAdmin } from "../support/atome-admin";
import { ageOrderChanges, beginCreditLine } from "../support/begin-credit-line";
import { cutRefunds } from "../support/cut-refunds";
import { runJobLater } from "../support/later";
import { ledgerRow } from "../support/ledger-row";
import { OrderChanges } from "../support/order-changes";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const KINDS = ["edit", "return", "exchange", "claim", "transfer"] as const;
const FOUR_MINUTES = 240;
const AN_HOUR = 3_600;

export default suite(__filename, "an order of which a change is open", (store) => {
  async function paidOrder() {
    const order = await orderToRefund(store);
    const changes = new OrderChanges(store, order.staff);
    store.sandbox.clearRequests();
    return { ...order, changes };
  }

  const refundsAt = (chargeId: string) =>
    store.sandbox.charge(chargeId).refunds.data.map(({ amount }) => amount);
  const reserved = () => store.db("reservation_item").whereNull("deleted_at");

  it.each(["order", "charge"])("refunds are refused from the %s's page", async (page) => {
    const { staff, orderId, chargeId, changes } = await paidOrder();
    const admin = await AtomeAdmin.logIn(store);
    for (const kind of KINDS) {
      await changes.begin[kind](orderId);

      const { status, code, message } =
        page === "order"
          ? await staff.refund(orderId, 10)
          : await admin
              .do(chargeId, "refund", { amount: 1_000 })
              .then(({ status, data }) => ({ status, ...data }));

      expect([status, code]).toEqual([400, "order_being_changed"]);
      expect(message).toMatch(new RegExp(`Nothing was refunded\\. .*${kind}`));
      await store.db("order_change").delete(); // not all of them can be discarded
    }
    expect(changesAsked(store)).toEqual([]);
    expect(await store.db("refund").whereNull("deleted_at")).toEqual([]);
    expect(await store.db("atome_qr_refund")).toEqual([]);
  });

  it("refunds are made again once it has been discarded", async () => {
    const { staff, orderId, chargeId, changes } = await paidOrder();
    for (const kind of ["edit", "transfer"] as const) {
      await changes.begin[kind](orderId);
      expect(await staff.refund(orderId, 10)).toMatchObject({ code: "order_being_changed" });
      await changes.discard(kind, orderId);
      expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });
    }

    expect(refundsAt(chargeId)).toEqual([1_000, 1_000]);
    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);
  });

  it.each(["edit", "transfer"] as const)("a begun %s: it is not cancelled", async (kind) => {
    const { staff, order, orderId, chargeId, changes } = await paidOrder();
    await changes.begin[kind](orderId);
    store.sandbox.clearRequests();

    const { status, data } = await staff.ask("post", `/admin/orders/${orderId}/cancel`);

    expect([status, data.code]).toEqual([400, "order_being_changed"]);
    expect(data.message).toContain("The order was not cancelled.");
    expect(changesAsked(store)).toEqual([]);
    expect((await staff.order(orderId)).status).toBe("pending");

    await changes.discard(kind, orderId);
    await staff.post(`/admin/orders/${orderId}/cancel`);
    expect(refundsAt(chargeId)).toEqual([order.total * 100]);
  });

  it("pays nothing back when a store's own code cancels it", async () => {
    const { staff, orderId, chargeId, changes } = await paidOrder();
    await changes.begin.edit(orderId);

    const cancelling = cancelOrderWorkflow(store.container).run({ input: { order_id: orderId } });

    await expect(cancelling).rejects.toMatchObject({
      message: expect.stringContaining("active order change") as string,
    });
    expect(refundsAt(chargeId)).toEqual([]);
    expect((await staff.order(orderId)).status).toBe("pending");
  });

  it("pays back what the order owes the shopper, which needs no credit", async () => {
    const shopper = await store.shopper();
    await shopper.addItem();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();
    const changes = new OrderChanges(store, staff);
    await staff.editQuantity(orderId, 1);
    const owed = -(await staff.order(orderId)).summary.pending_difference;
    expect(owed).toBeGreaterThan(0);
    await changes.begin.edit(orderId);

    expect(await staff.refund(orderId, owed + 1)).toMatchObject({ code: "order_being_changed" });
    expect(await staff.refund(orderId, owed)).toMatchObject({ status: 200 });

    expect(refundsAt(session.data.charge_id)).toEqual([Math.round(owed * 100)]);
    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);
  });

  it("tells of a refund that went out as the change was begun, and shows it afterwards", async () => {
    const { staff, orderId, chargeId, changes } = await paidOrder();
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "slow", ms: 1_000 });
    const refunding = staff.refund(orderId, 10);
    await waitFor(() => expect(refundsAt(chargeId)).toEqual([1_000]));
    await changes.begin.edit(orderId);
    expect(await refunding).toMatchObject({ status: 400 });

    await runJobLater(store, FOUR_MINUTES);
    expect(await ledgerRow(store)).toMatchObject({ attention: "refund_not_shown" });

    await changes.discard("edit", orderId);
    await runJobLater(store, AN_HOUR);
    expect(await ledgerRow(store)).toMatchObject({ attention: null, shown_refunded_amount: 1_000 });
    const order = await staff.order(orderId);
    expect(order.summary).toMatchObject({ refunded_total: 10, pending_difference: 0 });
    expect(refundsAt(chargeId)).toEqual([1_000]);
  });

  it("tells of a refund made in Omise's dashboard meanwhile, and shows it afterwards", async () => {
    const { staff, orderId, chargeId, changes } = await paidOrder();
    await changes.begin.edit(orderId);
    store.sandbox.refund(chargeId, 1_000);
    await waitFor(async () => {
      expect(await ledgerRow(store)).toMatchObject({ attention: "refund_not_shown" });
    });

    await changes.discard("edit", orderId);
    await runJobLater(store, AN_HOUR);

    expect(await ledgerRow(store)).toMatchObject({ attention: null, shown_refunded_amount: 1_000 });
    const { summary } = await staff.order(orderId);
    expect(summary).toMatchObject({ refunded_total: 10, pending_difference: 0 });
  });

  it.each(["edit", "transfer"] as const)(
    "order first: a begun %s keeps the order when its code ends, which staff are told",
    async (kind) => {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment("pp_atome-qr_thorder");
      const { order } = await shopper.complete();
      const staff = await store.staff();
      const changes = new OrderChanges(store, staff);
      await changes.begin[kind](order!.id);

      store.sandbox.expire(session.data.charge_id);

      await waitFor(async () => {
        expect(await ledgerRow(store)).toMatchObject({ attention: "order_being_changed" });
      });
      expect((await staff.order(order!.id)).status).toBe("pending");
      expect(await reserved()).not.toEqual([]);
      await runJobLater(store, 60);
      expect(await ledgerRow(store)).toMatchObject({ attempts: 0, last_error: null });

      await changes.discard(kind, order!.id);
      await runJobLater(store, 60);
      expect((await staff.order(order!.id)).status).toBe("canceled");
      expect(await reserved()).toEqual([]);
      expect(await ledgerRow(store)).toMatchObject({ attention: null });
    },
  );

  it("is cancelled all the same once a credit line is older than any request that could write it", async () => {
    const { staff, orderId, order, chargeId } = await paidOrder();
    await staff.refund(orderId, 10);
    await beginCreditLine(store, orderId, 5);
    const refused = { status: 400, data: { code: "order_being_changed" } };
    expect(await staff.ask("post", `/admin/orders/${orderId}/cancel`)).toMatchObject(refused);
    expect((await staff.order(orderId)).status).toBe("pending");
    expect(refundsAt(chargeId)).toEqual([1_000]);

    await ageOrderChanges(store);

    await staff.post(`/admin/orders/${orderId}/cancel`);
    expect((await staff.order(orderId)).status).toBe("canceled");
    expect(refundsAt(chargeId)).toEqual([1_000, order.total * 100 - 1_000]);
  });

  it("is refunded all the same once a credit line is older than any request that could write it", async () => {
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
    expect(refundsAt(chargeId)).toEqual([1_000]);
    expect(await cutRefunds(store).transactionsOf(orderId)).toEqual([order.total, -10]);
  });
});
