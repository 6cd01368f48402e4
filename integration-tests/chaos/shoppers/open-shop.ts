import { Checkout } from "../checkout";
import { type Country } from "../plan";
import { ADDRESSES } from "./addresses";
import { type ScarceVariant, type Shop } from "./shop";
import { type StoreClient } from "./store-client";

const COUNTRIES: readonly Country[] = ["th", "sg", "my"];
const PLENTY = 1_000_000;
const PRICES = { thb: 490, sgd: 19, myr: 65 };

/**
 * Fills the shelves, puts up `scarce` variants that can be sold out one by one, and looks up what
 * shoppers need to know. Before anything goes wrong.
 */
export async function openShop(
  shopper: StoreClient,
  staff: StoreClient,
  scarce: number,
): Promise<Shop> {
  const checkout = nobodysCheckout();
  const ask = <T>(client: StoreClient, path: string) =>
    client.call<T>({ checkout, who: "staff", method: "GET", path });
  const tell = <T>(client: StoreClient, path: string, body: object) =>
    client.call<T>({ checkout, who: "staff", path, body });

  const regions = await regionsOf((path) => ask(shopper, path));
  const { products } = await ask<{ products: { variants: { id: string }[] }[] }>(
    shopper,
    "/store/products?fields=id,variants.id",
  );
  const variants = products.flatMap((product) => product.variants.map(({ id }) => id));
  const deliveries = {} as Shop["deliveries"];
  for (const country of COUNTRIES) {
    const { cart } = await tell<{ cart: { id: string } }>(shopper, "/store/carts?fields=id", {
      region_id: regions[country],
      email: "opening@example.com",
      items: [{ variant_id: variants[0], quantity: 1 }],
      shipping_address: { first_name: "A", last_name: "B", address_1: "C", ...ADDRESSES[country] },
    });
    const { shipping_options } = await ask<{ shipping_options: { id: string }[] }>(
      shopper,
      `/store/shipping-options?cart_id=${cart.id}`,
    );
    deliveries[country] = shipping_options.map(({ id }) => id);
  }
  const scarceVariants = await putUpScarce(scarce, ask, tell, staff);
  return { regions, deliveries, variants, scarce: scarceVariants };
}

type Ask = <T>(client: StoreClient, path: string) => Promise<T>;
type Tell = <T>(client: StoreClient, path: string, body: object) => Promise<T>;

async function putUpScarce(
  count: number,
  ask: Ask,
  tell: Tell,
  staff: StoreClient,
): Promise<ScarceVariant[]> {
  const location = await fillShelves(ask, tell, staff);
  if (count === 0) {
    return [];
  }
  const [{ shipping_profiles }, { sales_channels }] = await Promise.all([
    ask<{ shipping_profiles: { id: string }[] }>(staff, "/admin/shipping-profiles?fields=id"),
    ask<{ sales_channels: { id: string }[] }>(staff, "/admin/sales-channels?fields=id"),
  ]);
  const values = Array.from({ length: count }, (_, i) => `No. ${i + 1}`);
  const { product } = await tell<{ product: { id: string } }>(staff, "/admin/products?fields=id", {
    title: "One of a kind",
    status: "published",
    shipping_profile_id: shipping_profiles[0].id,
    sales_channels: [{ id: sales_channels[0].id }],
    options: [{ title: "Piece", values }],
    variants: values.map((value) => ({
      title: value,
      sku: `ONE-OF-A-KIND-${value}`,
      options: { Piece: value },
      manage_inventory: true,
      prices: Object.entries(PRICES).map(([currency_code, amount]) => ({ currency_code, amount })),
    })),
  });
  const { variants } = await ask<{
    variants: { id: string; inventory_items: { inventory_item_id: string }[] }[];
  }>(
    staff,
    `/admin/products/${product.id}/variants?limit=1000&fields=id,inventory_items.inventory_item_id`,
  );
  const found = variants.map(({ id, inventory_items }) => ({
    variantId: id,
    inventoryItemId: inventory_items[0].inventory_item_id,
    locationId: location,
  }));
  for (const { inventoryItemId } of found) {
    await tell(staff, `/admin/inventory-items/${inventoryItemId}/location-levels?fields=id`, {
      location_id: location,
      stocked_quantity: PLENTY,
    });
  }
  return found;
}

/** @returns the one location everything is at */
async function fillShelves(ask: Ask, tell: Tell, staff: StoreClient): Promise<string> {
  const { inventory_items } = await ask<{
    inventory_items: { id: string; location_levels: { location_id: string }[] }[];
  }>(staff, "/admin/inventory-items?limit=1000&fields=id,location_levels.location_id");
  for (const { id, location_levels } of inventory_items) {
    const path = `/admin/inventory-items/${id}/location-levels/${location_levels[0].location_id}`;
    await tell(staff, `${path}?fields=id`, { stocked_quantity: PLENTY });
  }
  return inventory_items[0].location_levels[0].location_id;
}

async function regionsOf(ask: <T>(path: string) => Promise<T>): Promise<Shop["regions"]> {
  const { regions } = await ask<{ regions: { id: string; currency_code: string }[] }>(
    "/store/regions?fields=id,currency_code",
  );
  const ids = regions.map(({ id, currency_code }) => [currency_code.slice(0, 2), id]);
  return Object.fromEntries(ids) as Shop["regions"];
}

/** A timeline that nobody reads. */
function nobodysCheckout(): Checkout {
  return new Checkout({} as Checkout["plan"], () => 0);
}
