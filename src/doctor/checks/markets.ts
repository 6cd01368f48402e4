import { findCurrency } from "../../domain/atome";
import { type EntryFacts, type Lacking, type MarketFacts } from "../facts";
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
    if (products.lacking === products.total) {
      return problem(
        products.total === 0
          ? `${region}: no product is published.`
          : `${region}: no published product has a price in ${currency}.`,
        `${advice} Then run this again: stock is checked with the prices.`,
      );
    }
    return products.lacking === 0
      ? ok(`${region}: every variant has a price in ${currency} (${products.total}).`)
      : warning(
          `${region}: ${products.total - products.lacking} of ${products.total} variants have a price in ${currency}; not ${listed(products)}.`,
          advice,
        );
  });
}

/** Whether shoppers of such a region find what is sold in stock. */
export function checkStock({ account, markets }: Pick<EntryFacts, "account" | "markets">) {
  const { ok, warning, problem } = findingsOf("stock", account.id);
  return markets.flatMap(({ region, stock }): Finding[] => {
    if (stock.total === 0) {
      return []; // said with the prices
    }
    const bad = stock.lacking === stock.total ? problem : warning;
    return [
      stock.lacking === 0
        ? ok(`${region}: every variant is in stock.`)
        : bad(
            `${region}: ${stock.lacking} of ${stock.total} variants cannot be bought, as no location of their sales channel has one: ${listed(stock)}.`,
            "In Medusa's admin, connect the location to the sales channel under Settings → Locations & Shipping, and give the variant stock there under Inventory.",
          ),
    ];
  });
}

/** Whether what is sold in such a region can be shipped there. */
export function checkShipping({ account, markets }: Pick<EntryFacts, "account" | "markets">) {
  return markets.map((market) => checkShippingTo(market, account.id));
}

function checkShippingTo(
  { region, currency, shipping, needsShipping, shipped }: MarketFacts,
  entry: string,
): Finding {
  const { ok, warning, problem } = findingsOf("shipping", entry);
  const bad = needsShipping ? problem : warning;
  const advice =
    "In Medusa's admin, under Settings → Locations & Shipping, enable a fulfillment provider for the location, and add a shipping option with a price in the region's currency to a service zone of its countries.";
  if (shipping.total === 0) {
    return bad(`${region}: no shipping option for its countries.`, advice);
  }
  if (shipping.lacking === shipping.total) {
    return bad(`${region}: no price in ${currency} for ${listed(shipping)}.`, advice);
  }
  if (shipped.lacking > 0) {
    return (shipped.lacking === shipped.total ? problem : warning)(
      `${region}: no shipping option is offered for ${shipped.lacking} of ${shipped.total} variants that have to be shipped: ${listed(shipped)}. Medusa places no order of them.`,
      "In Medusa's admin, give the product a shipping profile that a shipping option has, too, and connect that option's location to the product's sales channel under Settings → Locations & Shipping.",
    );
  }
  return ok(`${region}: there is shipping with a price in ${currency}.`);
}

function listed({ lacking, names }: Lacking): string {
  const more = lacking - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
