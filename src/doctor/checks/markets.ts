import { findCurrency } from "../../domain/atome";
import { type EntryFacts, type MarketFacts, type PricedFacts } from "../facts";
import { type Finding, findingsOf } from "../finding";

/** Whether a region offers the provider, each in a currency that the account charges. */
export function checkRegions({ account, markets }: Pick<EntryFacts, "account" | "markets">) {
  const { ok, problem } = findingsOf("region", account.id);
  if (markets.length === 0) {
    return [
      problem(
        `No region offers ${account.provider_id}: no shopper can choose it.`,
        `In Medusa's admin, under Settings → Regions, add the payment provider ${account.provider_id} to a region${account.currencies.length ? ` in ${account.currencies.join(" or ")}` : ""}.`,
      ),
    ];
  }
  return markets.map(({ region, currency }): Finding =>
    takes(account.currencies, currency)
      ? ok(`The region ${region} offers ${account.provider_id}, in ${currency}.`)
      : problem(
          `The region ${region} offers ${account.provider_id}, but is in ${currency}: ${account.currencies.length ? `the account charges ${account.currencies.join(", ")}` : "Atome QR does not take it"}.`,
          "Take the provider out of the region, or give the region the account's currency.",
        ),
  );
}

/** Omise's word, where it is known. */
function takes(currencies: string[], currency: string): boolean {
  return currencies.length ? currencies.includes(currency) : findCurrency(currency) !== undefined;
}

/** Whether products have prices in the currency of a region that offers the provider. */
export function checkPrices({ account, markets }: Pick<EntryFacts, "account" | "markets">) {
  const { ok, warning, problem } = findingsOf("prices", account.id);
  return markets.map(({ region, currency, products }): Finding => {
    const advice = `In Medusa's admin, on the product's page, add a price in ${currency} to each variant.`;
    if (products.priced === 0) {
      return problem(
        products.total === 0
          ? `${region}: no product is published.`
          : `${region}: no published product has a price in ${currency}.`,
        advice,
      );
    }
    return products.priced === products.total
      ? ok(`${region}: every variant has a price in ${currency} (${products.total}).`)
      : warning(
          `${region}: ${products.priced} of ${products.total} variants have a price in ${currency}; not ${listed(products)}.`,
          advice,
        );
  });
}

/** Whether what is sold in such a region can be shipped there. */
export function checkShipping({ account, markets }: Pick<EntryFacts, "account" | "markets">) {
  return markets.map((market) => checkShippingTo(market, account.id));
}

function checkShippingTo(
  { region, currency, shipping, needsShipping }: MarketFacts,
  entry: string,
): Finding {
  const { ok, warning, problem } = findingsOf("shipping", entry);
  const bad = needsShipping ? problem : warning;
  const advice =
    "In Medusa's admin, under Settings → Locations & Shipping, add a shipping option with a price in the region's currency to a service zone of its countries.";
  if (shipping.total === 0) {
    return bad(`${region}: no shipping option for its countries.`, advice);
  }
  return shipping.priced > 0
    ? ok(`${region}: there is shipping with a price in ${currency}.`)
    : bad(`${region}: no price in ${currency} for ${listed(shipping)}.`, advice);
}

function listed({ total, priced, unpriced }: PricedFacts): string {
  const more = total - priced - unpriced.length;
  return [...unpriced, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
