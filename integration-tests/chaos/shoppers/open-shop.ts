import { type Country } from "../plan";
import { ADDRESSES } from "./addresses";
import { type Desk, deskOf } from "./desk";
import { fillShelves, putUpProduct } from "./put-up-products";
import { type Shop } from "./shop";
import { type StoreClient } from "./store-client";

const COUNTRIES: readonly Country[] = ["th", "sg", "my"];

/** How many of its special things a run needs. */
interface Special {
  /** Variants that can be sold out one by one. */
  scarce: number;
  /** Products that can be deleted one by one. */
  throwAway: number;
}

/**
 * Fills the shelves, puts up what the run needs beside the ordinary products, and looks up what
 * shoppers need to know. Before anything goes wrong.
 *
 * @param customerId somebody with an account
 */
export async function openShop(
  shopperClient: StoreClient,
  staffClient: StoreClient,
  { scarce, throwAway }: Special,
  customerId: string,
): Promise<Shop> {
  const shopper = deskOf(shopperClient);
  const regions = await regionsOf(shopper);
  const { products } = await shopper.ask<{ products: { variants: { id: string }[] }[] }>(
    "/store/products?fields=id,variants.id",
  );
  const variants = products.flatMap((product) => product.variants.map(({ id }) => id));
  const deliveries = {} as Shop["deliveries"];
  for (const country of COUNTRIES) {
    deliveries[country] = await deliveriesOf(shopper, country, regions[country], variants[0]);
  }
  const staff = deskOf(staffClient);
  const locationId = await fillShelves(staff);
  const shop: Shop = { regions, deliveries, variants, customerId, scarce: [], throwAway: [] };
  if (scarce > 0) {
    shop.scarce = (await putUpProduct(staff, "One of a kind", scarce, locationId)).variants;
  }
  for (let number = 1; number <= throwAway; number++) {
    const { productId, variants: own } = await putUpProduct(
      staff,
      `Short-lived ${number}`,
      1,
      locationId,
    );
    shop.throwAway.push({ productId, variantId: own[0].variantId });
  }
  return shop;
}

async function deliveriesOf(
  shopper: Desk,
  country: Country,
  regionId: string,
  variantId: string,
): Promise<string[]> {
  const { cart } = await shopper.tell<{ cart: { id: string } }>("/store/carts?fields=id", {
    region_id: regionId,
    email: "opening@example.com",
    items: [{ variant_id: variantId, quantity: 1 }],
    shipping_address: { first_name: "A", last_name: "B", address_1: "C", ...ADDRESSES[country] },
  });
  const { shipping_options } = await shopper.ask<{ shipping_options: { id: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
  );
  return shipping_options.map(({ id }) => id);
}

async function regionsOf(shopper: Desk): Promise<Shop["regions"]> {
  const { regions } = await shopper.ask<{ regions: { id: string; currency_code: string }[] }>(
    "/store/regions?fields=id,currency_code",
  );
  const ids = regions.map(({ id, currency_code }) => [currency_code.slice(0, 2), id]);
  return Object.fromEntries(ids) as Shop["regions"];
}
