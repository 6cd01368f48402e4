import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { beforeHolding } from "../support/before-holding";
import { partialOrder } from "../support/partial-order";
import { runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

/** On a busy machine, each of the job's runs takes seconds. */
const SEVERAL_JOBS_MS = 90_000;

const ZERO = JSON.stringify({ value: "0", precision: 20 });

export default suite(__filename, "the order of a paid charge", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const orders = async () => (await store.staff()).orders();
  const row = () => ledgerRow(store);

  /** The database refuses to write into a table, for no reason that is the cart's. */
  async function breakWritesTo(table: string) {
    await store.db.raw(`
      create or replace function break_writes() returns trigger language plpgsql as
        $$ begin raise exception 'disk is full'; end $$;
      create trigger break_writes before insert on "${table}"
        for each row execute function break_writes();
    `);
  }

  const mendWritesTo = (table: string) =>
    store.db.raw(`drop trigger break_writes on "${table}"; drop function break_writes();`);

  it("does not count as placed when its maker takes it back at the last moment: it is placed anew", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await settle();
    const [order] = await orders();
    // As if the plugin had looked while the order was still being made.
    await store
      .db("atome_qr_charge")
      .update({ finalized_at: null, order_id: null, next_check_at: store.db.fn.now() });
    // As core does when a later step of the completion fails.
    beforeHolding(store, shopper.cartId, async () => {
      await store.container.resolve(Modules.ORDER).deleteOrders([order.id]);
      const link = store.container.resolve(ContainerRegistrationKeys.LINK);
      await link.dismiss({
        [Modules.ORDER]: { order_id: order.id },
        [Modules.CART]: { cart_id: shopper.cartId },
      });
      await store.db("cart").where({ id: shopper.cartId }).update({ completed_at: null });
    });

    // The webhook's own try can come in between, which puts off the job's.
    await waitFor(async () => {
      await settle();
      expect(await row()).toMatchObject({
        finalized_at: expect.any(Date) as Date,
        attention: null,
        refunded_amount: 0,
      });
    }, SEVERAL_JOBS_MS);
    const [anew, ...more] = await orders();
    expect(more).toEqual([]);
    const { payment_status, summary, total } = await (await store.staff()).order(anew.id);
    expect(payment_status).toBe("captured");
    expect(summary).toMatchObject({ paid_total: total, pending_difference: 0 });
    expect(anew.id).not.toBe(order.id);
    expect((await row()).order_id).toBe(anew.id);
  });

  it("is tried again, and no money goes back, when the database fails in the middle", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await breakWritesTo("order");

    await settle();

    expect(await orders()).toEqual([]);
    expect(await row()).toMatchObject({ attention: null, finalized_at: null });

    await mendWritesTo("order");
    await settle();
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(store.sandbox.charge(session.data.charge_id).refunded_amount).toBe(0);
  });

  it.each([
    ["the charge's own", "pending"],
    ["one restored for the paid charge", "captured"],
  ])(
    "is made anew where a crash left it without stock and payment (session: %s)",
    async (_which, status) => {
      const placed: unknown[] = [];
      store.container.resolve("event_bus").subscribe("order.placed", ({ data }) => {
        placed.push(data);
        return Promise.resolve();
      });
      const shopper = await store.shopper();
      const session = await shopper.choosePayment();
      await store.db("payment_session").where({ id: session.id }).update({ status });
      const half = await partialOrder(store, shopper.cartId);
      store.sandbox.pay(session.data.charge_id);

      await settle();

      const [order, ...more] = await orders();
      expect(more).toEqual([]);
      expect(order).toMatchObject({ payment_status: "captured" });
      expect(order.id).not.toBe(half);
      expect(await store.db("reservation_item").whereNull("deleted_at").select()).toHaveLength(1);
      await waitFor(() => expect(placed).toEqual([{ id: order.id }]));
    },
  );

  it("comes although a crash left one that has used the cart's promotion for the last time", async () => {
    const promotions = store.container.resolve(Modules.PROMOTION);
    const [{ id }] = await promotions.createPromotions([
      {
        ...{ code: "ONCE", type: "standard", status: "active", limit: 1 },
        application_method: {
          ...{ type: "fixed", target_type: "items", allocation: "across" },
          ...{ value: 10, currency_code: "thb" },
        },
      },
    ] as never);
    const shopper = await store.shopper();
    await shopper.post(`/store/carts/${shopper.cartId}/promotions`, { promo_codes: ["ONCE"] });
    const session = await shopper.choosePayment();
    const used = async () => (await promotions.retrievePromotion(id)).used;
    await partialOrder(store, shopper.cartId);
    expect(await used()).toBe(1);
    store.sandbox.pay(session.data.charge_id);

    await settle();

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await row()).toMatchObject({ refunded_amount: 0, attention: null });
    expect(await used()).toBe(1);
  });

  it.each(["cart", "collection"])(
    "comes although core left the %s linked to an order that it took back",
    async (linked) => {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment();
      const { payment_collection } = await shopper.cart();
      await store.container.resolve(ContainerRegistrationKeys.LINK).create({
        [Modules.ORDER]: { order_id: "order_taken_back" },
        ...(linked === "cart"
          ? { [Modules.CART]: { cart_id: shopper.cartId } }
          : { [Modules.PAYMENT]: { payment_collection_id: payment_collection!.id } }),
      });
      store.sandbox.pay(session.data.charge_id);

      await settle();

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      expect(await row()).toMatchObject({ attention: null, refunded_amount: 0 });
    },
  );

  it("is told to Medusa's own subscribers as a capture", async () => {
    const captured: unknown[] = [];
    store.container.resolve("event_bus").subscribe("payment.captured", ({ data }) => {
      captured.push(data);
      return Promise.resolve();
    });
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const { id } = (await store.db("payment").first()) as { id: string };
    await waitFor(() => expect(captured).toEqual([{ id }]));
  });

  it("that cannot be placed, where the store holds such money, is for staff to decide", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thhold");
    await store.db("inventory_level").update({ stocked_quantity: 0, raw_stocked_quantity: ZERO });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    expect(await row()).toMatchObject({ attention: "order_not_placed", refunded_amount: 0 });
    expect(await shopper.payment(session.id)).toMatchObject({
      status: "failed",
      failure_code: "payment_held",
    });
    // Nor does it become an order behind the backs of staff, who may be paying it back just now.
    await store.db("inventory_level").update({
      stocked_quantity: 10,
      raw_stocked_quantity: JSON.stringify({ value: "10", precision: 20 }),
    });
    const answer = await shopper.refused("post", `/store/carts/${shopper.cartId}/complete`, {});
    expect(answer).toMatchObject({ status: 400, data: { code: "charge_mismatch" } });
    expect(await orders()).toEqual([]);
    // The shopper can pay with a new code.
    const again = await shopper.choosePayment();
    store.sandbox.pay(again.data.charge_id);
    await settle();
    expect(await shopper.waitForOrder(again.id)).toBeTruthy();
  });
});
