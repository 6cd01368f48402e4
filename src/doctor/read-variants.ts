import { graph, type Query } from "../medusa/graph";
import { idsOf, present, type Some } from "./present";

/** A set-up shows in these; a large store has too many to read. */
const MOST_VARIANTS = 500;

/** A variant of a published product. */
export interface VariantFacts {
  name: string;
  /** In which it has a price; lower case. */
  currencies: string[];
  /** The product's. */
  channelIds: string[];
  /** The product's; null for none. */
  profileId: string | null;
  isShipped: boolean;
  /** A location of its sales channels has one left, or its stock is not counted. */
  isInStock: boolean;
}

interface VariantRow {
  title: string | null;
  sku: string | null;
  manage_inventory: boolean;
  allow_backorder: boolean;
  product: {
    title: string;
    shipping_profile?: { id: string } | null;
    sales_channels?: Some<{ id: string }>;
  } | null;
  prices?: Some<{ currency_code: string }>;
  inventory_items?: Some<{
    required_quantity: number;
    inventory: { requires_shipping: boolean; location_levels?: Some<LevelRow> } | null;
  }>;
}

interface LevelRow {
  location_id: string;
  stocked_quantity: number;
  reserved_quantity: number;
}

export async function readVariants(query: Query): Promise<VariantFacts[]> {
  const [rows, { data: locations }] = await Promise.all([
    graph<VariantRow>(query, {
      entity: "product_variant",
      fields: [
        "title",
        "sku",
        "manage_inventory",
        "allow_backorder",
        "product.title",
        "product.shipping_profile.id",
        "product.sales_channels.id",
        "prices.currency_code",
        "inventory_items.required_quantity",
        "inventory_items.inventory.requires_shipping",
        "inventory_items.inventory.location_levels.location_id",
        "inventory_items.inventory.location_levels.stocked_quantity",
        "inventory_items.inventory.location_levels.reserved_quantity",
      ],
      filters: { product: { status: "published" } },
      pagination: { take: MOST_VARIANTS, order: { created_at: "ASC" } },
    }),
    query.graph({ entity: "stock_location", fields: ["id", "sales_channels.id"] }),
  ]);
  return rows.map((row) => ({
    name: nameOf(row),
    currencies: present(row.prices).map((price) => price.currency_code),
    channelIds: idsOf(row.product?.sales_channels),
    profileId: row.product?.shipping_profile?.id ?? null,
    isShipped: present(row.inventory_items).some((one) => one.inventory?.requires_shipping),
    isInStock: isInStock(row, locations as LocationRow[]),
  }));
}

interface LocationRow {
  id: string;
  sales_channels?: Some<{ id: string }>;
}

/** As core confirms a cart's stock: by the locations of the sales channel. */
function isInStock(row: VariantRow, locations: LocationRow[]): boolean {
  if (!row.manage_inventory || row.allow_backorder) {
    return true;
  }
  const channelIds = idsOf(row.product?.sales_channels);
  const places = locations
    .filter(({ sales_channels: channels }) => idsOf(channels).some((id) => channelIds.includes(id)))
    .map(({ id }) => id);
  return present(row.inventory_items).every(({ inventory, required_quantity: needed }) =>
    present(inventory?.location_levels).some(
      (level) =>
        places.includes(level.location_id) &&
        Number(level.stocked_quantity) - Number(level.reserved_quantity) >= Number(needed),
    ),
  );
}

function nameOf({ sku, title, product }: VariantRow): string {
  return sku ?? [product?.title, title].filter(Boolean).join(", ");
}
