import { type Desk } from "./desk";
import { type ScarceVariant } from "./shop";

const PLENTY = 1_000_000;
const PRICES = { thb: 490, sgd: 19, myr: 65 };

interface PutUpProduct {
  productId: string;
  variants: ScarceVariant[];
}

/** Puts up a product of `pieces` variants, with plenty of each at the location. */
export async function putUpProduct(
  staff: Desk,
  title: string,
  pieces: number,
  locationId: string,
): Promise<PutUpProduct> {
  const [{ shipping_profiles }, { sales_channels }] = await Promise.all([
    staff.ask<{ shipping_profiles: { id: string }[] }>("/admin/shipping-profiles?fields=id"),
    staff.ask<{ sales_channels: { id: string }[] }>("/admin/sales-channels?fields=id"),
  ]);
  const values = Array.from({ length: pieces }, (_, i) => `No. ${i + 1}`);
  const { product } = await staff.tell<{ product: { id: string } }>("/admin/products?fields=id", {
    title,
    status: "published",
    shipping_profile_id: shipping_profiles[0].id,
    sales_channels: [{ id: sales_channels[0].id }],
    options: [{ title: "Piece", values }],
    variants: values.map((value) => ({
      title: value,
      sku: `${title} ${value}`.toUpperCase().replaceAll(" ", "-"),
      options: { Piece: value },
      manage_inventory: true,
      prices: Object.entries(PRICES).map(([currency_code, amount]) => ({ currency_code, amount })),
    })),
  });
  const { variants } = await staff.ask<{
    variants: { id: string; inventory_items: { inventory_item_id: string }[] }[];
  }>(
    `/admin/products/${product.id}/variants?limit=1000&fields=id,inventory_items.inventory_item_id`,
  );
  const found = variants.map(({ id, inventory_items }) => ({
    variantId: id,
    inventoryItemId: inventory_items[0].inventory_item_id,
    locationId,
  }));
  for (const { inventoryItemId } of found) {
    await staff.tell(`/admin/inventory-items/${inventoryItemId}/location-levels?fields=id`, {
      location_id: locationId,
      stocked_quantity: PLENTY,
    });
  }
  return { productId: product.id, variants: found };
}

/**
 * Plenty of everything that is there.
 *
 * @returns the one location it is all at
 */
export async function fillShelves(staff: Desk): Promise<string> {
  const { inventory_items } = await staff.ask<{
    inventory_items: { id: string; location_levels: { location_id: string }[] }[];
  }>("/admin/inventory-items?limit=1000&fields=id,location_levels.location_id");
  for (const { id, location_levels } of inventory_items) {
    const path = `/admin/inventory-items/${id}/location-levels/${location_levels[0].location_id}`;
    await staff.tell(`${path}?fields=id`, { stocked_quantity: PLENTY });
  }
  return inventory_items[0].location_levels[0].location_id;
}
