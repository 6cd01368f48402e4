import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import {
  createRegionsWorkflow,
  createTaxRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";
import { currencies, demoRegions, entriesOf } from "./regions";

/**
 * The store's currencies, tax regions (without rates: what the shelf says is what the shopper pays)
 * and regions, each with its own Omise account. Answers region ids by country.
 */
export async function ensureMarkets(container: MedusaContainer): Promise<Map<string, string>> {
  await nameStore(container);
  await ensureTaxRegions(container);

  const known = await container.resolve(Modules.REGION).listRegions();
  const missing = demoRegions.filter(({ name }) => !known.some((one) => one.name === name));
  const enabled = await container
    .resolve(Modules.PAYMENT)
    .listPaymentProviders({ is_enabled: true });
  const { result: created } =
    missing.length === 0
      ? { result: [] }
      : await createRegionsWorkflow(container).run({
          input: {
            regions: missing.map((region) => ({
              name: region.name,
              currency_code: region.currency,
              countries: [region.country],
              // The tests' stores have codes only.
              payment_providers: entriesOf(region)
                .map(({ id }) => `pp_atome-qr_${id}`)
                .filter((id) => enabled.some((provider) => provider.id === id)),
              automatic_taxes: true,
            })),
          },
        });

  const regions = [...known, ...created];
  return new Map(
    demoRegions.map(({ country, name }) => {
      const region = regions.find((one) => one.name === name);
      if (!region) throw new Error(`The region ${name} is missing`);
      return [country, region.id];
    }),
  );
}

async function nameStore(container: MedusaContainer): Promise<void> {
  const [store] = await container.resolve(Modules.STORE).listStores();
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Little Monsoon",
        supported_currencies: currencies.map((currency_code) => ({
          currency_code,
          is_default: currency_code === "thb",
        })),
      },
    },
  });
}

async function ensureTaxRegions(container: MedusaContainer): Promise<void> {
  const known = await container.resolve(Modules.TAX).listTaxRegions();
  const missing = demoRegions.filter(
    ({ country }) => !known.some(({ country_code }) => country_code === country),
  );
  if (missing.length === 0) return;
  await createTaxRegionsWorkflow(container).run({
    input: missing.map(({ country }) => ({ country_code: country, provider_id: "tp_system" })),
  });
}
