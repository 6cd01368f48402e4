import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { halfMadeOrder } from "../support/half-made-order";
import { minuteLater, runJob } from "../support/job";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const ZERO = JSON.stringify({ value: "0", precision: 20 });

export default suite(__filename, "the order of a paid charge", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  async function settle() {
    await minuteLater(store);
    await runJob(store);
  }

  const orders = async () => (await store.staff()).orders();

  const ledgerRow = async () =>
    (await store.db("atome_qr_charge").first()) as {
      attention: string | null;
      settled_at: Date | null;
      refunded_amount: number;
    };

  /** As a change of the cart that core is in the middle of, or that went past it. */
  async function setQuantity(cartId: string, quantity: number) {
    await store.db("cart_line_item").where({ cart_id: cartId }).update({ quantity });
  }

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

  it("is never made of a cart that costs something else, and comes once it costs that again", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await setQuantity(shopper.cartId, 3);

    await settle();
    const answer = await shopper.refused("post", `/store/carts/${shopper.cartId}/complete`, {});
    expect(answer.data).toMatchObject({ code: "charge_mismatch" });

    expect(await orders()).toEqual([]);
    expect(await store.db("payment").select()).toEqual([]);
    expect(await ledgerRow()).toMatchObject({ refunded_amount: 0, settled_at: null });

    await setQuantity(shopper.cartId, 1);
    await settle();
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await ledgerRow()).toMatchObject({ attention: null, refunded_amount: 0 });
  });

  /** Does something when the plugin next asks for the cart's lock, before it gets it. */
  function beforeHolding(cartId: string, work: () => Promise<void>) {
    const locking = store.container.resolve(Modules.LOCKING);
    const execute = locking.execute.bind(locking);
    const spy = jest.spyOn(locking, "execute").mockImplementation(async (keys, job, args) => {
      if ([keys].flat().includes(cartId)) {
        spy.mockRestore();
        await work();
      }
      return execute(keys, job, args);
    });
  }

  it("is made of a cart that comes to cost what was paid just as it is given up", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await setQuantity(shopper.cartId, 3);
    await settle();
    await store
      .db("atome_qr_charge")
      .update({ mismatch_since: store.db.raw("now() - interval '3 minutes'") });
    beforeHolding(shopper.cartId, () => setQuantity(shopper.cartId, 1));

    await settle();
    await settle();

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await ledgerRow()).toMatchObject({ attention: null, refunded_amount: 0 });
  });

  it("does not count as placed when its maker takes it back at the last moment: the money goes back", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await settle();
    const [order] = await orders();
    // As if the plugin had looked while the order was still being made.
    await store
      .db("atome_qr_charge")
      .update({ settled_at: null, order_id: null, next_check_at: store.db.fn.now() });
    // As core does when a later step of the completion fails.
    beforeHolding(shopper.cartId, async () => {
      await store.container.resolve(Modules.ORDER).deleteOrders([order.id]);
      const link = store.container.resolve(ContainerRegistrationKeys.LINK);
      await link.dismiss({
        [Modules.ORDER]: { order_id: order.id },
        [Modules.CART]: { cart_id: shopper.cartId },
      });
      await store.db("cart").where({ id: shopper.cartId }).update({ completed_at: null });
    });

    await settle();
    await settle();

    expect(await orders()).toEqual([]);
    expect(await ledgerRow()).toMatchObject({
      order_id: null,
      attention: "order_not_placed",
      refunded_amount: store.sandbox.charge(session.data.charge_id).amount,
    });
  });

  it("never costs something else, even if core read the cart in the middle of a change", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    // The order is made of two pieces; the cart, read again before and after, has one.
    await store.db.raw(`
      create function double_quantity() returns trigger language plpgsql as $$
        begin
          new.quantity := 2;
          new.raw_quantity := '{"value": "2", "precision": 20}';
          return new;
        end $$;
      create trigger double_quantity before insert on order_item
        for each row execute function double_quantity();
    `);

    await settle();
    expect(await orders()).toEqual([]);
    expect(await ledgerRow()).toMatchObject({ refunded_amount: 0, settled_at: null });

    await store.db.raw("drop trigger double_quantity on order_item");
    await settle();
    const [order] = await orders();
    expect(order).toMatchObject({ payment_status: "captured" });
    expect((await (await store.staff()).order(order.id)).total).toBe(session.amount);
  });

  it("is tried again, and no money goes back, when the database fails in the middle", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await breakWritesTo("order");

    await settle();

    expect(await orders()).toEqual([]);
    expect(await ledgerRow()).toMatchObject({ attention: null, settled_at: null });

    await mendWritesTo("order");
    await settle();
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(store.sandbox.charge(session.data.charge_id).refunded_amount).toBe(0);
  });

  describe("whose cart is left with two sessions, as when core dies while it makes a new one,", () => {
    async function twoCodes() {
      const shopper = await store.shopper();
      const first = await shopper.choosePayment();
      const payments = store.container.resolve(Modules.PAYMENT);
      const { payment_collection } = await shopper.cart();
      const second = await payments.createPaymentSession(payment_collection!.id, {
        provider_id: "pp_atome-qr_th",
        amount: first.amount,
        currency_code: "thb",
        data: {},
      });
      return [first.data.charge_id, String(second.data?.charge_id)];
    }

    it.each([0, 1])("is placed, and the code not paid (not no. %d) is dead", async (paid) => {
      const codes = await twoCodes();
      store.sandbox.pay(codes[paid]);

      await settle();

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      expect(store.sandbox.charge(codes[1 - paid]).status).toBe("expired");
      expect(store.sandbox.charge(codes[paid]).refunded_amount).toBe(0);
    });

    it("can be paid with the newer code alone, a minute later", async () => {
      const codes = await twoCodes();
      await settle();
      expect(codes.map((code) => store.sandbox.charge(code).status)).toEqual([
        "expired",
        "pending",
      ]);
    });

    it("is placed once when both are paid, and the other payment goes back", async () => {
      const codes = await twoCodes();
      codes.forEach((code) => store.sandbox.pay(code));

      await waitFor(async () => {
        await settle();
        const refunds = codes.map((code) => store.sandbox.charge(code).refunds.total);
        expect(refunds.sort()).toEqual([0, 1]);
      });

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      const rows = await store.db<object>("atome_qr_charge").select("attention");
      expect(rows).toContainEqual({ attention: "cart_already_ordered" });
      expect(rows).toContainEqual({ attention: null });
    });
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
      const half = await halfMadeOrder(store, shopper.cartId);
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

  it("comes although core left the cart linked to an order that it took back", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await store.container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id: "order_taken_back" },
      [Modules.CART]: { cart_id: shopper.cartId },
    });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await ledgerRow()).toMatchObject({ attention: null, refunded_amount: 0 });
  });

  it.each(["th", "thorder"])(
    "comes although its session is gone, when the cart is still what was paid for (%s)",
    async (account) => {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment(`pp_atome-qr_${account}`);
      await store.db("payment_session").where({ id: session.id }).delete();
      store.sandbox.pay(session.data.charge_id);

      await settle();

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      expect(store.sandbox.charges()).toHaveLength(1);
      expect(await ledgerRow()).toMatchObject({ attention: null, refunded_amount: 0 });
    },
  );

  it("is what a shopper gets who asks for a new code for a cart that was paid already", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await store.db("payment_session").where({ id: session.id }).delete();
    store.sandbox.pay(session.data.charge_id);
    await store.db("atome_qr_charge").update({ status: "paid" }); // as just seen at Omise

    const again = await shopper.choosePayment();

    expect(again.data).toMatchObject({ charge_id: session.data.charge_id, status: "paid" });
    expect(await shopper.waitForOrder(again.id)).toBeTruthy();
    expect(store.sandbox.charges()).toHaveLength(1);
  });

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

  it("comes even when its session had been closed over a charge that looked expired", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.tamper(session.data.charge_id, { status: "expired" });
    await settle();
    expect(await shopper.payment(session.id)).toMatchObject({ status: "expired" });

    store.sandbox.tamper(session.data.charge_id, { status: "pending" });
    store.sandbox.pay(session.data.charge_id);
    await store
      .db("atome_qr_charge")
      .update({ settled_at: null, next_check_at: store.db.fn.now() });
    await settle();

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
  });

  it("that cannot be placed, where the store holds such money, is for staff to decide", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thhold");
    await store.db("inventory_level").update({ stocked_quantity: 0, raw_stocked_quantity: ZERO });
    store.sandbox.pay(session.data.charge_id);

    await settle();

    expect(await ledgerRow()).toMatchObject({ attention: "order_not_placed", refunded_amount: 0 });
    expect(await shopper.payment(session.id)).toMatchObject({
      status: "failed",
      failure_code: "payment_held",
    });
    // Nor does it become an order behind the backs of staff, who may be paying it back just now.
    await store.db("inventory_level").update({
      stocked_quantity: 10,
      raw_stocked_quantity: JSON.stringify({ value: "10", precision: 20 }),
    });
    await shopper.refused("post", `/store/carts/${shopper.cartId}/complete`, {});
    expect(await orders()).toEqual([]);
    // The shopper can pay with a new code.
    const again = await shopper.choosePayment();
    store.sandbox.pay(again.data.charge_id);
    expect(await shopper.waitForOrder(again.id)).toBeTruthy();
  });
});
