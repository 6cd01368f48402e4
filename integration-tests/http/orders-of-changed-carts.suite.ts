import { beforeHolding } from "../support/before-holding";
import { runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";

export default suite(__filename, "the order of a paid charge", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const orders = async () => (await store.staff()).orders();
  const row = () => ledgerRow(store);

  /** As a change of the cart that core is in the middle of, or that went past it. */
  async function setQuantity(cartId: string, quantity: number) {
    await store.db("cart_line_item").where({ cart_id: cartId }).update({ quantity });
  }

  it("is never made of a cart that costs something else, and comes once it costs that again", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await setQuantity(shopper.cartId, 3);

    await settle();
    const answer = await shopper.refused("post", `/store/carts/${shopper.cartId}/complete`, {});
    expect(answer).toMatchObject({ status: 400, data: { code: "charge_mismatch" } });

    expect(await orders()).toEqual([]);
    expect(await store.db("payment").select()).toEqual([]);
    expect(await row()).toMatchObject({ refunded_amount: 0, finalized_at: null });

    await setQuantity(shopper.cartId, 1);
    await settle();
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await row()).toMatchObject({ attention: null, refunded_amount: 0 });
  });

  it("is made of a cart that comes to cost what was paid just as it is given up", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await setQuantity(shopper.cartId, 3);
    await settle();
    await store
      .db("atome_qr_charge")
      .update({ mismatch_since: store.db.raw("now() - interval '3 minutes'") });
    beforeHolding(store, shopper.cartId, () => setQuantity(shopper.cartId, 1));

    await settle();
    await settle();

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(await row()).toMatchObject({ attention: null, refunded_amount: 0 });
  });

  it("is never made by giving the payment collection of a changed cart the old amount", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const { payment_collection: collection } = await shopper.cart();
    store.sandbox.pay(session.data.charge_id);
    await setQuantity(shopper.cartId, 3);
    const amount = (Number(session.data.amount) / 100) * 3;
    await store
      .db("payment_collection")
      .where({ id: collection!.id })
      .update({ amount, raw_amount: { value: String(amount), precision: 20 } });
    await settle();
    await settle();

    expect(await row()).toMatchObject({ mismatch_since: expect.any(Date) as Date });
    const [now] = await store
      .db("payment_collection")
      .where({ id: collection!.id })
      .pluck<number[]>("amount");
    expect(Number(now)).toBe(amount);
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
    expect(await row()).toMatchObject({ refunded_amount: 0, finalized_at: null });

    await store.db.raw("drop trigger double_quantity on order_item");
    await settle();
    const [order] = await orders();
    expect(order).toMatchObject({ payment_status: "captured" });
    expect((await (await store.staff()).order(order.id)).total).toBe(session.amount);
  });
});
