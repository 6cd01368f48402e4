import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, QueryContext } from "@medusajs/framework/utils";

import type { CounterProduct } from "../admin-api/counter-types";
import { toMinorUnits } from "../domain/money";
import { graph } from "../medusa/graph";
import { type SaleMarket } from "./find-market";

const FIELDS = [
  "id",
  "title",
  "sku",
  "barcode",
  "ean",
  "upc",
  "manage_inventory",
  "allow_backorder",
  "calculated_price.calculated_amount",
  "calculated_price.is_calculated_price_tax_inclusive",
  "product.title",
  "product.status",
  "product.thumbnail",
  "product.id",
  "product.sales_channels.id",
  "inventory_items.required_quantity",
  "inventory_items.inventory.location_levels.location_id",
  "inventory_items.inventory.location_levels.stocked_quantity",
  "inventory_items.inventory.location_levels.reserved_quantity",
  "inventory_items.inventory.location_levels.stock_locations.sales_channels.id",
];

/** What a scanner reads; each variant has its own. */
const CODES = ["sku", "barcode", "ean", "upc"] as const;

/** More than that nobody reads through; the till asks for another word. */
const MAX_FOUND = 25;

/** Read at a time, and how often: a word that so many other channels' products have is too common. */
const PAGE = 100;
const MAX_PAGES = 10;

/**
 * Products by a scanned code, else by words of their title or the beginning of their code.
 *
 * @returns those of the sales channel that are published; all that have exactly this code, or else
 *   what the words find
 */
export async function findProducts(
  container: MedusaContainer,
  market: SaleMarket,
  text: string,
): Promise<CounterProduct[]> {
  const ofCode = { $or: CODES.map((code) => ({ [code]: text })) };
  const exact = await listVariants(container, market, ofCode, MAX_FOUND);
  return exact.length > 0 ? exact : listVariants(container, market, { q: text }, MAX_FOUND);
}

/** The variants of these ids, as far as the sales channel has them. */
export function listProducts(
  container: MedusaContainer,
  market: SaleMarket,
  ids: string[],
): Promise<CounterProduct[]> {
  return listVariants(container, market, { id: ids }, ids.length);
}

async function listVariants(
  container: MedusaContainer,
  market: SaleMarket,
  filters: Record<string, unknown>,
  most: number,
): Promise<CounterProduct[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const variants: Variant[] = [];
  // The sales channel is another module's, which the query cannot filter by.
  for (let page = 0; page < MAX_PAGES && variants.length < most; page += 1) {
    const { data } = await query.graph({
      entity: "variant",
      fields: FIELDS,
      filters: { ...filters, product: { status: "published" } } as never,
      pagination: { skip: page * PAGE, take: PAGE, order: { created_at: "ASC", id: "ASC" } },
      context: {
        calculated_price: QueryContext({
          region_id: market.regionId,
          currency_code: market.currency.toLowerCase(),
        }),
      },
    });
    const found = data as unknown as Variant[];
    const isSold = ({ product }: Variant) =>
      product.sales_channels?.some((channel) => channel?.id === market.salesChannelId);
    variants.push(...found.filter(isSold));
    if (found.length < PAGE) break;
  }
  variants.splice(most);
  const products = await graph<{ id: string; variants: unknown[] }>(query, {
    entity: "product",
    fields: ["id", "variants.id"],
    filters: { id: [...new Set(variants.map(({ product }) => product.id))] },
  });
  const single = new Set(products.filter((one) => one.variants.length === 1).map(({ id }) => id));
  return variants.map((variant) => toProduct(variant, single.has(variant.product.id), market));
}

function toProduct(variant: Variant, isOnly: boolean, market: SaleMarket): CounterProduct {
  const price = variant.calculated_price?.calculated_amount;
  return {
    variant_id: variant.id,
    title: variant.product.title,
    variant_title: isOnly ? null : variant.title,
    sku: variant.sku,
    barcode: variant.barcode ?? variant.ean ?? variant.upc,
    thumbnail: variant.product.thumbnail,
    is_tax_inclusive: variant.calculated_price?.is_calculated_price_tax_inclusive ?? false,
    price: price == null ? null : toMinorUnits(price, market.currency).amount,
    available: availableOf(variant, market),
  };
}

/** How many of it can be made of the rarest of its parts. */
function availableOf(
  variant: Variant,
  { salesChannelId, stockLocationId }: SaleMarket,
): number | null {
  if (!variant.manage_inventory || variant.allow_backorder) {
    return null;
  }
  const parts = (variant.inventory_items ?? []).map((item) => {
    const levels = (item.inventory?.location_levels ?? []).filter(
      (level) =>
        (stockLocationId === null || level.location_id === stockLocationId) &&
        level.stock_locations?.some((place) =>
          place.sales_channels?.some(({ id }) => id === salesChannelId),
        ),
    );
    const free = levels.map((level) =>
      MathBN.sub(level.stocked_quantity ?? 0, level.reserved_quantity ?? 0),
    );
    // Core reserves at one location, never half here and half there.
    const most = free.reduce((one, other) => MathBN.max(one, other), MathBN.convert(0));
    return Math.floor(MathBN.div(most, item.required_quantity ?? 1).toNumber());
  });
  return parts.length > 0 ? Math.min(...parts) : 0;
}

interface Variant {
  id: string;
  title: string;
  sku: string | null;
  barcode: string | null;
  ean: string | null;
  upc: string | null;
  manage_inventory: boolean;
  allow_backorder: boolean;
  calculated_price?: {
    calculated_amount: number | null;
    is_calculated_price_tax_inclusive?: boolean;
  } | null;
  product: {
    id: string;
    title: string;
    thumbnail: string | null;
    sales_channels?: ({ id: string } | null)[] | null;
  };
  inventory_items?: {
    required_quantity?: number | null;
    inventory?: {
      location_levels?: {
        location_id: string;
        stocked_quantity?: number | null;
        reserved_quantity?: number | null;
        stock_locations?: { sales_channels?: { id: string }[] | null }[] | null;
      }[];
    } | null;
  }[];
}
