import { Till } from "../../support/counter";
import { OrderDesk } from "../../support/order-desk";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "a sale at the counter", (store) => {
  let till: Till;

  beforeEach(async () => {
    till = await Till.open(store);
  });

  const order = (id: string) => till.admin.staff.order(id);
  const count = async (table: string) =>
    Number(
      (await store.db(table).whereNull("deleted_at").count<{ count: string }[]>("*"))[0].count,
    );

  it("of an amount is an order of that amount, with its code", async () => {
    const sale = await till.sold({ amount: 12_345, note: "Repair of a strap" });

    expect(sale).toMatchObject({
      status: "open",
      amount: 12_345,
      currency: "THB",
      note: "Repair of a strap",
      order_display_id: expect.any(Number) as number,
      pay_url: expect.stringContaining("/atome-qr/pay/") as string,
      download_uri: expect.any(String) as string,
    });
    expect(await order(sale.order_id!)).toMatchObject({ status: "pending", total: 123.45 });
    expect(store.sandbox.charge(sale.charge_id!)).toMatchObject({
      amount: 12_345,
      status: "pending",
    });
  });

  it("is paid when its code is, and its order too", async () => {
    const sale = await till.sold({ amount: 50_000 });
    const waiting = till.sale(sale.id, "?wait=20");
    store.sandbox.pay(sale.charge_id!);

    expect(await waiting).toMatchObject({ status: "paid", pay_url: null });
    await waitFor(async () =>
      expect(await order(sale.order_id!)).toMatchObject({
        payment_status: "captured",
        summary: { pending_difference: 0 },
      }),
    );
    const late = await till.cancel(sale.id);
    expect([late.status, late.data.code]).toEqual([409, "charge_already_paid"]);
    expect((await order(sale.order_id!)).status).toBe("pending");
  });

  it("of products costs what the sales channel asks, and keeps their stock", async () => {
    const mug = await till.product("CELADON-MUG-STANDARD");
    const before = mug.available!;

    const sale = await till.sold({
      items: [
        { variant_id: mug.variant_id, quantity: 1 },
        { variant_id: mug.variant_id, quantity: 2 },
      ],
    });

    expect(sale.amount).toBe(3 * mug.price!);
    expect((await till.product("CELADON-MUG-STANDARD")).available).toBe(before - 3);
    const { data } = await till.cancel(sale.id);
    expect(data.sale.status).toBe("cancelled");
    expect((await till.product("CELADON-MUG-STANDARD")).available).toBe(before);
    expect((await order(sale.order_id!)).status).toBe("canceled");
    expect(store.sandbox.charge(sale.charge_id!).status).toBe("expired");
  });

  it("of an order is for what the order owes, and leaves the order when it is cancelled", async () => {
    const orderId = await new OrderDesk(store, till.admin).order(300);
    const sale = await till.sold({ order_id: orderId });
    expect(sale).toMatchObject({ order_id: orderId, amount: 30_000 });

    await till.cancel(sale.id);

    expect((await order(orderId)).status).toBe("pending");
    const again = await till.sold({ order_id: orderId });
    expect(again).toMatchObject({ status: "open", amount: 30_000 });
  });

  describe("asked for again with its key", () => {
    it("is the same sale, also for two who ask at once", async () => {
      const [one, two] = await Promise.all([
        till.sold({ amount: 20_000 }, "one-key"),
        till.sold({ amount: 20_000 }, "one-key"),
      ]);
      const three = await till.sold({ amount: 20_000 }, "one-key");

      expect([two.id, three.id]).toEqual([one.id, one.id]);
      expect(two.charge_id).toBe(one.charge_id);
      expect(await count("order")).toBe(1);
      expect(store.sandbox.charges()).toHaveLength(1);
    });

    it("for something else is refused", async () => {
      await till.sold({ amount: 20_000 }, "one-key");
      const { status, data } = await till.sell({ amount: 30_000 }, "one-key");
      expect([status, data.code]).toEqual([409, "idempotency_key_reused"]);
      expect(store.sandbox.charges()).toHaveLength(1);
    });

    it("goes on where Omise was away, with one request for each press", async () => {
      store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, times: 1 });
      const posts = () =>
        store.sandbox.requests.filter(
          ({ method, path }) => method === "POST" && path === "/charges",
        );
      const refused = await till.sell({ amount: 20_000 }, "one-key");
      expect([refused.status, refused.data.code]).toEqual([500, "outcome_unknown"]);
      expect(posts()).toHaveLength(1);

      const sale = await till.sold({ amount: 20_000 }, "one-key");

      expect(posts()).toHaveLength(2);
      expect(sale.status).toBe("open");
      expect(await count("order")).toBe(1);
      expect(store.sandbox.charges()).toHaveLength(1);
    });
  });

  describe("that is refused leaves nothing", () => {
    it.each([
      ["too small", { amount: 1_999 }, 400, "amount_below_minimum"],
      ["too large", { amount: 5_000_001 }, 400, "amount_above_maximum"],
      ["not whole", { amount: 2_000.5 }, 400, "invalid_input"],
      ["nothing", {}, 400, "invalid_input"],
      ["two things", { amount: 2_000, order_id: "order_1" }, 400, "invalid_input"],
      [
        "of a product that there is not",
        { items: [{ variant_id: "variant_1", quantity: 1 }] },
        404,
        "product_not_found",
      ],
      [
        "with a provider that there is not",
        { amount: 2_000, provider_id: "pp_atome-qr_xx" },
        400,
        "provider_not_available",
      ],
      ["of an order that there is not", { order_id: "order_1" }, 404, "order_not_found"],
      [
        "with an expiry that Omise does not take",
        { amount: 2_000, expires_in_seconds: 5 },
        400,
        "invalid_expiry",
      ],
      [
        "from a place that the channel does not sell from",
        { amount: 2_000, stock_location_id: "sloc_1" },
        400,
        "stock_location_not_available",
      ],
    ])("%s", async (_what, input, status, code) => {
      const refused = await till.sell(input, "refused");
      expect([refused.status, refused.data.code]).toEqual([status, code]);
      expect([await count("order"), (await till.sales()).count]).toEqual([0, 0]);
      expect(store.sandbox.charges()).toEqual([]);
    });

    it("more than there is", async () => {
      const mug = await till.product("CELADON-MUG-STANDARD");
      const refused = await till.sell({
        items: [{ variant_id: mug.variant_id, quantity: mug.available! + 1 }],
      });
      expect([refused.status, refused.data.code]).toEqual([400, "out_of_stock"]);
      expect(refused.data.message).toContain("Celadon mug");
      expect(await count("order")).toBe(0);
    });

    it("without a price", async () => {
      const mug = await till.product("CELADON-MUG-STANDARD");
      await store.db("price").where({ currency_code: "thb" }).update({ deleted_at: new Date() });
      const refused = await till.sell({ items: [{ variant_id: mug.variant_id, quantity: 1 }] });
      expect([refused.status, refused.data.code]).toEqual([400, "product_without_price"]);
      expect(await count("order")).toBe(0);
    });
  });
});
