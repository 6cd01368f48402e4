import { Modules } from "@medusajs/framework/utils";

import { Till } from "../../support/counter";
import { suite } from "../../support/store-suite";

const MUG = "CELADON-MUG-STANDARD";

export default suite(__filename, "products at the counter", (store) => {
  let till: Till;

  beforeEach(async () => {
    till = await Till.open(store);
  });

  const found = async (q: string) => (await till.products(q)).data.products;
  const skus = async (q: string) => (await found(q)).map(({ sku }) => sku);

  it("are found by what a scanner reads, and then only that one", async () => {
    const [mug] = await found(MUG);
    expect(mug).toMatchObject({
      title: "Celadon mug",
      variant_title: null,
      price: 49_000,
      available: 500,
      barcode: expect.stringMatching(/^\d{13}$/) as string,
    });
    expect(await skus(mug.barcode!)).toEqual([MUG]);
  });

  it("are found by words of their name, each variant by itself", async () => {
    expect((await skus("batik")).sort()).toEqual(["BATIK-TOTE-CLAY", "BATIK-TOTE-INDIGO"]);
    expect((await found("batik")).map(({ variant_title: name }) => name).sort()).toEqual([
      "Clay",
      "Indigo",
    ]);
    expect(await found("nothing of the kind")).toEqual([]);
  });

  it("of one barcode are all shown, for the cashier to choose", async () => {
    const code = "4006381333931";
    await store.db("product_variant").where({ sku: MUG }).update({ barcode: code });
    await store.db("product_variant").where({ sku: "BATIK-TOTE-CLAY" }).update({ ean: code });
    expect((await skus(code)).sort()).toEqual(["BATIK-TOTE-CLAY", MUG]);
  });

  it("that are not published, or not in the till's sales channel, are not sold", async () => {
    const [mug] = await found(MUG);
    const channels = store.container.resolve(Modules.SALES_CHANNEL);
    const other = await channels.createSalesChannels({ name: "Another" });
    const elsewhere = await till.admin.ask<{ products: unknown[] }>(
      "get",
      `/counter/products?q=${MUG}&sales_channel_id=${other.id}`,
    );
    expect(elsewhere.data.products).toEqual([]);

    await store.db("product").where({ handle: "celadon-mug" }).update({ status: "draft" });
    expect(await found(MUG)).toEqual([]);
    const refused = await till.sell({ items: [{ variant_id: mug.variant_id, quantity: 1 }] });
    expect([refused.status, refused.data.code]).toEqual([404, "product_not_found"]);
  });

  it("come from the till's own stock location", async () => {
    const { sales_channels, stock_locations } = await till.setup();
    const stock = store.container.resolve(Modules.STOCK_LOCATION);
    const shop = await stock.createStockLocations({ name: "Shop" });
    await store.container.resolve("link").create({
      [Modules.SALES_CHANNEL]: { sales_channel_id: sales_channels[0].id },
      [Modules.STOCK_LOCATION]: { stock_location_id: shop.id },
    });
    const inventory = store.container.resolve(Modules.INVENTORY);
    const [item] = await inventory.listInventoryItems({ sku: MUG });
    await inventory.createInventoryLevels([
      { inventory_item_id: item.id, location_id: shop.id, stocked_quantity: 1 },
    ]);
    const { variant_id } = await till.product(MUG);
    const sell = (quantity: number, key: string) =>
      till.sell({ items: [{ variant_id, quantity }], stock_location_id: shop.id }, key);

    const two = await sell(2, "two");
    expect([two.status, two.data.code]).toEqual([400, "out_of_stock"]);
    expect(await inventory.listReservationItems({})).toEqual([]);

    const one = await sell(1, "one");
    expect(one.status).toBe(200);
    expect(await inventory.listReservationItems({})).toMatchObject([{ location_id: shop.id }]);
    expect(stock_locations).toHaveLength(1);

    await store.db("product_variant").where({ id: variant_id }).update({ allow_backorder: true });
    expect((await sell(2, "backordered")).status).toBe(200);
    const places = await inventory.listReservationItems({});
    expect(places.map(({ location_id }) => location_id)).toEqual([shop.id, shop.id]);
  });
});
