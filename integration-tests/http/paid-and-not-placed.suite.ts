import { completeCartWorkflow } from "@medusajs/medusa/core-flows";

import { AtomeAdmin } from "../support/atome-admin";
import { beforeHolding } from "../support/before-holding";
import { breakOrders, mendOrders } from "../support/break-orders";
import { runNextJob } from "../support/job";
import { runJobLater } from "../support/later";
import { learnClock } from "../support/learn-clock";
import { ledgerRow } from "../support/ledger-row";
import { offerInThailand } from "../support/offer-in-thailand";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { webhooksHandled } from "../support/webhook";

const TWO_MINUTES = 120;
const HOUR_MS = 60 * 60_000;

/** A store's own code, which runs when the order is placed. */
type Hook = "validate" | "beforePaymentAuthorization" | "orderCreated";
let hookThatThrows: Hook | null = null;
const HOOKS = completeCartWorkflow.hooks as unknown as Record<Hook, (run: () => void) => void>;
for (const name of ["validate", "beforePaymentAuthorization", "orderCreated"] as const) {
  HOOKS[name](() => {
    if (name === hookThatThrows) {
      throw new Error("the warehouse is away");
    }
  });
}

export default suite(__filename, "a paid charge whose order cannot be placed", (store) => {
  afterEach(async () => {
    hookThatThrows = null;
    await mendOrders(store);
    store.sandbox.clock.skewMs = 0;
    await learnClock(store);
  });

  async function pay(chargeId: string): Promise<void> {
    store.sandbox.pay(chargeId);
    await waitFor(async () => expect(await ledgerRow(store)).toMatchObject({ status: "paid" }));
  }

  async function paidCharge() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await pay(session.data.charge_id);
    const chargeId = session.data.charge_id;
    return { shopper, session, chargeId, admin: await AtomeAdmin.logIn(store) };
  }

  function events(name: string): unknown[] {
    const seen: unknown[] = [];
    store.container.resolve("event_bus").subscribe(name, ({ data }) => {
      seen.push(data);
      return Promise.resolve();
    });
    return seen;
  }

  const feed = () =>
    store
      .db("notification")
      .where({ channel: "feed" })
      .select<{ data: { title: string; description: string } }[]>("data");

  const refundsAt = (chargeId: string) => store.sandbox.charge(chargeId).refunds.data;
  const orders = async () => (await store.staff()).orders();

  it("is told within two minutes, whatever core throws: event, bell, page", async () => {
    await breakOrders(store, "out of numbers 17");
    const seen = events("atome_qr.charge.needs_attention");
    const { chargeId, admin } = await paidCharge();
    await runJobLater(store, 30);
    expect(await ledgerRow(store)).toMatchObject({ attention: null });

    await runJobLater(store, 60);

    const charge = await admin.charge(chargeId);
    expect(charge).toMatchObject({ attention: "order_delayed", finalized_at: null });
    expect(charge.attention_detail).toContain("out of numbers");
    await waitFor(() => expect(seen).toMatchObject([{ attention: "order_delayed" }]));
    await waitFor(async () => {
      expect(await feed()).toMatchObject([
        { data: { description: expect.stringContaining(chargeId) as string } },
      ]);
    });
    expect(refundsAt(chargeId)).toEqual([]);
  });

  it("because its region has ceased to offer the provider waits, and becomes one once it is back", async () => {
    const shopper = await store.shopper();
    const { data } = await shopper.choosePayment();
    await offerInThailand(store);
    await pay(data.charge_id);

    await runJobLater(store, TWO_MINUTES);

    const row = await ledgerRow(store);
    expect(row).toMatchObject({ attention: "order_delayed", finalized_at: null });
    expect(row.attention_detail).toContain("not enabled in the cart's region");
    expect(refundsAt(data.charge_id)).toEqual([]);

    await offerInThailand(store, "pp_atome-qr_th");
    await runJobLater(store, TWO_MINUTES);

    expect(await orders()).toHaveLength(1);
    expect(await ledgerRow(store)).toMatchObject({ attention: null });
  });

  it.each([
    [
      "two minutes after the payment, although it is seen only then",
      -TWO_MINUTES * 1000,
      0,
      "order_delayed",
    ],
    ["not sooner, however far behind Omise's clock is", -HOUR_MS, -HOUR_MS, null],
  ])("is told %s", async (_when, atPaymentMs, skewMs, attention) => {
    await breakOrders(store, "out of numbers");
    store.sandbox.webhooks.faults = { off: true };
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.clock.skewMs = atPaymentMs;
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.clock.skewMs = skewMs;
    await learnClock(store);

    await runNextJob(store);

    expect(await ledgerRow(store)).toMatchObject({ status: "paid", attention });
  });

  describe("because a hook of the store's own throws", () => {
    it.each(["validate", "beforePaymentAuthorization"] as const)(
      "is told within two minutes, and becomes its order afterwards: %s",
      async (hook) => {
        hookThatThrows = hook;
        await paidCharge();

        await runJobLater(store, TWO_MINUTES);

        expect(await ledgerRow(store)).toMatchObject({
          attention: "order_delayed",
          attention_detail: expect.stringContaining("the warehouse is away") as string,
          finalized_at: null,
        });
        hookThatThrows = null;
        await runJobLater(store, TWO_MINUTES);
        expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
        expect(await ledgerRow(store)).toMatchObject({ attention: null });
      },
    );

    it("after the payment, goes back, as core has it, and is told", async () => {
      hookThatThrows = "orderCreated";
      const { session, chargeId, admin } = await paidCharge();

      await runJobLater(store, TWO_MINUTES);

      expect(refundsAt(chargeId)).toMatchObject([{ amount: session.amount * 100 }]);
      expect(await admin.charge(chargeId)).toMatchObject({
        attention: "order_not_placed",
        refunded_amount: session.amount * 100,
      });
      expect(await orders()).toEqual([]);
    });
  });

  it("keeps no stock of an attempt whose reservation lost its answer", async () => {
    const inventory = store.container.resolve("inventory");
    const reserve = inventory.createReservationItems.bind(inventory) as (
      items: unknown,
    ) => Promise<unknown>;
    const losesItsAnswer = async (items: unknown) => {
      await reserve(items);
      throw new Error("Connection terminated unexpectedly");
    };
    const spy = jest
      .spyOn(inventory, "createReservationItems")
      .mockImplementationOnce(losesItsAnswer);

    const { shopper, session } = await paidCharge();
    await runJobLater(store, 60);
    await shopper.waitForOrder(session.id);

    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
    expect(await orders()).toHaveLength(1);
    expect(await inventory.listReservationItems({})).toMatchObject([{ quantity: 1 }]);
  });

  it("is told again of another error, not of the same with another number", async () => {
    await breakOrders(store, "out of numbers 17");
    const seen = events("atome_qr.charge.needs_attention");
    const { chargeId, admin } = await paidCharge();
    await runJobLater(store, TWO_MINUTES);
    await admin.do(chargeId, "handled", { handled: true });

    await breakOrders(store, "out of numbers 18");
    await runJobLater(store, TWO_MINUTES);
    await waitFor(() => expect(seen).toHaveLength(1));

    await breakOrders(store, "out of paper");
    await runJobLater(store, 2 * TWO_MINUTES);
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(await admin.charge(chargeId)).toMatchObject({
      attention: "order_delayed",
      attention_handled_at: null,
      attention_detail: expect.stringContaining("out of paper") as string,
    });
  });

  it("becomes its order once the error is mended, and needs nobody any more", async () => {
    await breakOrders(store, "out of numbers");
    await paidCharge();
    await runJobLater(store, TWO_MINUTES);
    await mendOrders(store);

    await runJobLater(store, TWO_MINUTES);

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await ledgerRow(store)).toMatchObject({ attention: null, attention_detail: null });
  });

  it("because its product was deleted is told, given up by one press and paid back", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const { chargeId, admin } = {
      chargeId: session.data.charge_id,
      admin: await AtomeAdmin.logIn(store),
    };
    const { cart } = await shopper.get<{ cart: { items: { product_id: string }[] } }>(
      `/store/carts/${shopper.cartId}?fields=items.product_id`,
    );
    await admin.staff.delete(`/admin/products/${cart.items[0].product_id}`);
    await pay(chargeId);
    await runJobLater(store, TWO_MINUTES);
    const told = await admin.charge(chargeId);
    expect(told.attention).toBe("order_delayed");

    const { status, data } = await admin.do(chargeId, "refund");

    expect(status).toBe(200);
    expect(data.charge).toMatchObject({
      attention: "given_up",
      refunded_amount: session.amount * 100,
      finalized_at: expect.any(String) as string,
    });
    expect(refundsAt(chargeId)).toMatchObject([{ amount: session.amount * 100 }]);
    await runJobLater(store, TWO_MINUTES);
    expect(await orders()).toEqual([]);
  });

  it("is given up although late payments are held, and no order is made of it later", async () => {
    await breakOrders(store, "out of numbers");
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thhold");
    await pay(session.data.charge_id);
    const admin = await AtomeAdmin.logIn(store);

    expect(await admin.do(session.data.charge_id, "refund")).toMatchObject({ status: 200 });
    await mendOrders(store);
    await runJobLater(store, TWO_MINUTES);

    expect(await orders()).toEqual([]);
    expect(refundsAt(session.data.charge_id)).toHaveLength(1);
  });

  it("is not given up in part", async () => {
    await breakOrders(store, "out of numbers");
    const { chargeId, admin } = await paidCharge();

    const { status, data } = await admin.do(chargeId, "refund", { amount: 100 });

    expect([status, data.code]).toEqual([500, "charge_not_finalized"]);
    expect(data.message).toContain("only all of it can be refunded");
    expect(refundsAt(chargeId)).toEqual([]);
    expect(await ledgerRow(store)).toMatchObject({ refunded_amount: 0 });
  });

  it("is not given up when its order comes at that moment", async () => {
    await breakOrders(store, "out of numbers");
    const { shopper, chargeId, admin } = await paidCharge();
    beforeHolding(store, shopper.cartId, async () => {
      await mendOrders(store);
      expect((await shopper.complete()).type).toBe("order");
    });
    const { status, data } = await admin.do(chargeId, "refund");

    expect([status, data.code]).toEqual([500, "charge_not_finalized"]);
    expect(refundsAt(chargeId)).toEqual([]);
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await ledgerRow(store)).toMatchObject({ attention: null });
  });

  describe("order first: edited while its code was open", () => {
    it.each([
      ["more", 2],
      ["less", 1],
    ] as const)("to cost %s, is captured and told", async (_what, quantity) => {
      const shopper = await store.shopper();
      if (quantity === 1) {
        await shopper.addItem();
      }
      const session = await shopper.choosePayment("pp_atome-qr_thorder");
      const { order } = await shopper.complete();
      const staff = await store.staff();
      await staff.editQuantity(order!.id, quantity);

      store.sandbox.pay(session.data.charge_id);
      await shopper.waitForOrder(session.id);
      await webhooksHandled(store);

      const after = await staff.order(order!.id);
      expect(after.summary.paid_total).toBe(session.amount);
      expect(after.payment_collections.some(({ captured_amount: sum }) => sum > 0)).toBe(true);
      expect(await ledgerRow(store)).toMatchObject({
        attention: "order_amount_differs",
        order_id: order!.id,
        refunded_amount: 0,
      });
    });
  });
});
