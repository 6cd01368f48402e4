import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { type Region } from "../medusa/regions";
import { type Lacking, type MarketFacts } from "./facts";
import { type OptionFacts, readShippingOptions } from "./read-shipping-options";
import { readVariants, type VariantFacts } from "./read-variants";

/** How many names of those that lack something are told. */
const MOST_NAMES = 3;

/** What shoppers of these regions can buy and have shipped. */
export async function readMarkets(
  container: MedusaContainer,
  regions: Region[],
): Promise<MarketFacts[]> {
  if (regions.length === 0) {
    return [];
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [variants, options] = await Promise.all([readVariants(query), readShippingOptions(query)]);
  return regions.map((region) => toMarket(region, variants, options));
}

function toMarket(region: Region, variants: VariantFacts[], options: OptionFacts[]): MarketFacts {
  const isPriced = ({ currencies }: { currencies: string[] | null }) =>
    currencies === null || currencies.includes(region.currencyCode);
  const sold = variants.filter(isPriced);
  const reaching = options.filter(({ countries }) =>
    countries.some((country) => region.countries.includes(country)),
  );
  const offered = reaching.filter(isPriced);
  const isServed = ({ channelIds, profileId }: VariantFacts) =>
    offered.some(
      (option) =>
        option.profileId === profileId && option.channelIds.some((id) => channelIds.includes(id)),
    );
  return {
    region: region.name,
    currency: region.currencyCode.toUpperCase(),
    products: lacking(variants, isPriced),
    shipping: lacking(reaching, isPriced),
    needsShipping: variants.some(({ isShipped }) => isShipped),
    shipped: lacking(
      sold.filter(({ isShipped }) => isShipped),
      isServed,
    ),
    stock: lacking(sold, ({ isInStock }) => isInStock),
  };
}

function lacking<T extends { name: string }>(all: T[], has: (one: T) => boolean): Lacking {
  const without = all.filter((one) => !has(one));
  return {
    total: all.length,
    lacking: without.length,
    names: without.slice(0, MOST_NAMES).map(({ name }) => name),
  };
}
