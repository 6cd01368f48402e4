import {
  type CreateProductWorkflowInputDTO,
  type MedusaContainer,
} from "@medusajs/framework/types";
import { Modules, ProductStatus } from "@medusajs/framework/utils";
import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows";
import { type Delivery } from "./delivery";
import { type DemoProduct, demoProducts } from "./products";
import { currencies } from "./regions";

const STOCK = 500;

/** The products, with enough of each in the warehouse. */
export async function ensureShelf(
  container: MedusaContainer,
  salesChannelId: string,
  { locationId, shippingProfileId }: Delivery,
): Promise<void> {
  const handles = demoProducts.map(({ handle }) => handle);
  const known = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: handles }, { select: ["handle"] });
  const missing = demoProducts.filter(({ handle }) => !known.some((one) => one.handle === handle));
  if (missing.length > 0) {
    await createProductsWorkflow(container).run({
      input: {
        products: missing.map((product) => toInput(product, salesChannelId, shippingProfileId)),
      },
    });
  }
  await fillWarehouse(container, locationId);
}

function toInput(
  product: DemoProduct,
  salesChannelId: string,
  shippingProfileId: string,
): CreateProductWorkflowInputDTO {
  const { handle, title, subtitle, description, prices } = product;
  const option = product.colours
    ? { title: "Colour", values: product.colours }
    : { title: "Version", values: ["Standard"] };
  const image = `/products/${handle}.svg`;
  // Medusa keeps the rank although its type of a new variant lacks it.
  const variants = option.values.map((value, rank) => ({
    title: value,
    sku: `${handle}-${value}`.toUpperCase(),
    barcode: toBarcode(handle, rank),
    options: { [option.title]: value },
    manage_inventory: true,
    variant_rank: rank,
    prices: currencies.map((currency_code) => ({ currency_code, amount: prices[currency_code] })),
  }));
  return {
    handle,
    title,
    subtitle,
    description,
    status: ProductStatus.PUBLISHED,
    thumbnail: image,
    images: [{ url: image }],
    shipping_profile_id: shippingProfileId,
    sales_channels: [{ id: salesChannelId }],
    options: [option],
    variants,
  };
}

/** An EAN-13 of the numbers that shops give themselves, as a scanner at the counter reads it. */
function toBarcode(handle: string, rank: number): string {
  const product = demoProducts.findIndex((one) => one.handle === handle) + 1;
  const digits = `20${String(product).padStart(5, "0")}${String(rank + 1).padStart(5, "0")}`;
  const sum = [...digits].reduce((all, one, at) => all + Number(one) * (at % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

async function fillWarehouse(container: MedusaContainer, locationId: string): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const items = await inventory.listInventoryItems({}, { select: ["id"], take: 1_000 });
  const levels = await inventory.listInventoryLevels({ location_id: locationId }, { take: 1_000 });
  const stocked = new Set(levels.map((level) => level.inventory_item_id));
  const missing = items.filter(({ id }) => !stocked.has(id));
  if (missing.length === 0) return;
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: missing.map(({ id }) => ({
        inventory_item_id: id,
        location_id: locationId,
        stocked_quantity: STOCK,
      })),
    },
  });
}
