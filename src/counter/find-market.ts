import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { type Currency, findCurrency, MARKETS } from "../domain/atome";
import { type SaleRequest } from "../domain/counter";
import { AtomeQrError } from "../domain/errors";
import { listRegions, type Region } from "../medusa/regions";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type Account, isForCounter } from "../modules/atome-qr/accounts";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/** Where a sale is made: what decides its prices, its taxes and its stock. */
export interface SaleMarket {
  account: Account;
  regionId: string;
  currency: Currency;
  /** Of the address that taxes are calculated for; ISO 3166-1, lower case. */
  country: string;
  salesChannelId: string;
  /** Null for any of the sales channel. */
  stockLocationId: string | null;
}

type SalePlace = Pick<SaleRequest, "providerId" | "salesChannelId" | "stockLocationId">;

/**
 * The region that offers the provider, and the sales channel.
 *
 * @throws AtomeQrError `provider_not_available`: no region offers it in a currency of Atome QR ·
 *   `sales_channel_not_found`
 */
export async function findMarket(
  container: MedusaContainer,
  { providerId, salesChannelId, stockLocationId }: SalePlace,
): Promise<SaleMarket> {
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const regions = await listRegions(container.resolve(ContainerRegistrationKeys.QUERY));
  const usable = accounts
    .all()
    .filter(isForCounter)
    .filter((account) => providerId === null || account.providerId === providerId);
  for (const account of usable) {
    for (const region of regions) {
      const currency = findCurrency(region.currencyCode);
      if (currency && region.providerIds.includes(account.providerId)) {
        return {
          account,
          regionId: region.id,
          currency,
          country: countryOf(region, currency),
          salesChannelId: await findSalesChannel(container, salesChannelId),
          stockLocationId,
        };
      }
    }
  }
  throw new AtomeQrError(
    "provider_not_available",
    providerId
      ? `No region offers ${providerId} as a code to scan in a currency that Atome QR takes. Add it to the region's payment providers, or name one whose flow is "qr".`
      : "No region offers an Atome QR provider. Add one to the region's payment providers.",
  );
}

/** The counter is in the currency's own country where the region has it. */
function countryOf({ countries }: Region, currency: Currency): string {
  const home: string = MARKETS[currency].country;
  return countries.includes(home) ? home : (countries[0] ?? home);
}

async function findSalesChannel(container: MedusaContainer, id: string | null): Promise<string> {
  if (id === null) {
    const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 });
    id = store?.default_sales_channel_id ?? null;
  }
  const channels = container.resolve(Modules.SALES_CHANNEL);
  const [found] = id
    ? await channels.listSalesChannels({ id })
    : await channels.listSalesChannels();
  if (!found) {
    throw new AtomeQrError("sales_channel_not_found", "There is no sales channel with this id.");
  }
  return found.id;
}
