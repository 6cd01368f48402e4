import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { graph, type Query } from "../medusa/graph";
import { type Region } from "../medusa/regions";
import { type MarketFacts, type PricedFacts } from "./facts";

/** A set-up shows in these; a large store has too many to read. */
const MOST_VARIANTS = 500;
const MOST_OPTIONS = 500;
/** How many names of what has no price are told. */
const MOST_NAMES = 3;

type Prices = ({ currency_code: string } | null)[] | null | undefined;

interface VariantRow {
  title: string | null;
  sku: string | null;
  product: { title: string; shipping_profile?: { id: string } | null } | null;
  prices?: Prices;
}

interface OptionRow {
  name: string;
  price_type: "flat" | "calculated";
  service_zone: { geo_zones: { country_code: string }[] } | null;
  rules: { attribute: string; value: unknown }[];
  prices?: Prices;
}

/** What shoppers of these regions can buy and have shipped. */
export async function readMarkets(
  container: MedusaContainer,
  regions: Region[],
): Promise<MarketFacts[]> {
  if (regions.length === 0) {
    return [];
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [variants, options] = await Promise.all([readVariants(query), readOptions(query)]);
  return regions.map((region) => {
    const currency = region.currencyCode;
    const reaching = options.filter(({ service_zone: zone }) =>
      zone?.geo_zones.some(({ country_code: country }) => region.countries.includes(country)),
    );
    return {
      region: region.name,
      currency: currency.toUpperCase(),
      products: countPriced(
        variants.map((variant) => ({ name: nameOf(variant), prices: variant.prices })),
        currency,
      ),
      shipping: countPriced(reaching, currency),
      needsShipping: variants.some(({ product }) => product?.shipping_profile),
    };
  });
}

function readVariants(query: Query): Promise<VariantRow[]> {
  return graph<VariantRow>(query, {
    entity: "product_variant",
    fields: [
      "title",
      "sku",
      "product.title",
      "product.shipping_profile.id",
      "prices.currency_code",
    ],
    filters: { product: { status: "published" } },
    pagination: { take: MOST_VARIANTS, order: { created_at: "ASC" } },
  });
}

/** Those that shoppers can choose, returns aside. */
async function readOptions(query: Query): Promise<OptionRow[]> {
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: [
      "name",
      "price_type",
      "service_zone.geo_zones.country_code",
      "rules.attribute",
      "rules.value",
      "prices.currency_code",
    ],
    pagination: { skip: 0, take: MOST_OPTIONS },
  });
  const says = ({ rules }: OptionRow, attribute: string, value: string) =>
    rules.some((rule) => rule.attribute === attribute && String(rule.value) === value);
  return (data as OptionRow[]).filter(
    (option) => !says(option, "is_return", "true") && !says(option, "enabled_in_store", "false"),
  );
}

function countPriced(
  rows: { name: string; prices?: Prices; price_type?: OptionRow["price_type"] }[],
  currency: string,
): PricedFacts {
  const unpriced = rows.filter(
    ({ prices, price_type: type }) =>
      type !== "calculated" && !prices?.some((price) => price?.currency_code === currency),
  );
  return {
    total: rows.length,
    priced: rows.length - unpriced.length,
    unpriced: unpriced.slice(0, MOST_NAMES).map(({ name }) => name),
  };
}

function nameOf({ sku, title, product }: VariantRow): string {
  return sku ?? [product?.title, title].filter(Boolean).join(", ");
}
