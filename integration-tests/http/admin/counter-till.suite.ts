import { Till } from "../../support/counter";
import { OrderDesk } from "../../support/order-desk";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "a till", (store) => {
  let till: Till;

  beforeEach(async () => {
    till = await Till.open(store, "till_front");
  });

  it("can choose from the store's providers, channels and places", async () => {
    const setup = await till.setup();
    expect(setup.providers).toContainEqual({
      provider_id: "pp_atome-qr_th",
      account: "th",
      currency: "THB",
      livemode: false,
      limits: { min: 2_000, max: 5_000_000 },
    });
    expect(setup.sales_channels).toContainEqual({
      id: expect.any(String) as string,
      name: expect.any(String) as string,
      is_default: true,
    });
    expect(setup.stock_locations[0].sales_channel_ids).toEqual([setup.sales_channels[0].id]);
  });

  it("sees its own sales, and others' only when it asks", async () => {
    const other = await Till.open(store, "till_back");
    const mine = await till.sold({ amount: 20_000 });
    const theirs = await other.sold({ amount: 30_000 });

    const ids = async (query: string) => (await till.sales(query)).sales.map(({ id }) => id);
    expect(await ids("?till_id=till_front&status=unfinished")).toEqual([mine.id]);
    expect(await ids("")).toEqual([theirs.id, mine.id]);
    expect(await till.sales("?limit=1&offset=1")).toMatchObject({
      sales: [{ id: mine.id }],
      count: 2,
    });
  });

  it("shows another till's code of the same order, and both can follow it", async () => {
    const orderId = await new OrderDesk(store, till.admin).order(300);
    const other = await Till.open(store, "till_back");
    const [mine, theirs] = await Promise.all([
      till.sold({ order_id: orderId }),
      other.sold({ order_id: orderId }),
    ]);
    expect(mine.charge_id).toBe(theirs.charge_id);
    const unfinished = async (id: string) =>
      (await till.sales(`?till_id=${id}&status=unfinished`)).count;
    expect([await unfinished("till_front"), await unfinished("till_back")]).toEqual([1, 1]);
  });

  it("shows what it sold last until it is told otherwise", async () => {
    const shown = async () =>
      (await store.db("atome_qr_till").first<{ shown_sale_id: string | null }>()).shown_sale_id;
    const first = await till.sold({ amount: 20_000 });
    expect(await shown()).toBe(first.id);

    const show = (saleId: string | null) =>
      till.admin.ask("post", "/counter/tills/till_front/show", { sale_id: saleId });
    await show(null);
    expect(await shown()).toBeNull();
    await show(first.id);
    expect(await shown()).toBe(first.id);
    expect(await show("aqsale_gone")).toMatchObject({
      status: 404,
      data: { code: "sale_not_found" },
    });

    await till.cancel(first.id);
    expect(await shown()).toBeNull();
  });

  it("takes off what it names, not what has come since", async () => {
    const shown = () => store.db("atome_qr_till").pluck<string[]>("shown_sale_id");
    const takeOff = (id: string) =>
      till.admin.ask("post", "/counter/tills/till_front/show", { sale_id: null, if_shown: id });
    const first = await till.sold({ amount: 20_000 });
    const second = await till.sold({ amount: 30_000 });

    await takeOff(first.id);
    expect(await shown()).toEqual([second.id]);
    await takeOff(second.id);
    expect(await shown()).toEqual([null]);
  });

  it("prints what was sold, with its taxes, and when it was paid", async () => {
    const { variant_id, price } = await till.product("CELADON-MUG-STANDARD");
    const sale = await till.sold({ items: [{ variant_id, quantity: 2 }] });
    expect(await till.receipt(sale.id)).toMatchObject({
      status: "open",
      order_display_id: sale.order_display_id,
      lines: [{ title: expect.stringContaining("Celadon mug") as string, quantity: 2 }],
      total: 2 * price!,
      paid_at: null,
      expires_at: sale.expires_at,
      time_zone: "Asia/Bangkok",
      charge_reference: sale.charge_id!.slice(-6),
    });

    store.sandbox.pay(sale.charge_id!);
    await waitFor(async () =>
      expect(await till.receipt(sale.id)).toMatchObject({
        status: "paid",
        paid_at: expect.any(String) as string,
      }),
    );
  });

  it("is told of a sale that there is not", async () => {
    const { status, data } = await till.cancel("aqsale_gone");
    expect([status, data.code]).toEqual([404, "sale_not_found"]);
  });
});
