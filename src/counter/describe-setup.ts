import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import type { CounterSetup } from "../admin-api/counter-types";
import { AtomeQrError } from "../domain/errors";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { findMarket } from "./find-market";

/** A store has a handful of each. */
const ALL = { skip: 0, take: 1000, order: { created_at: "ASC" } };

/** What a till can choose from: providers that some region offers, sales channels, stock locations. */
export async function describeSetup(container: MedusaContainer): Promise<CounterSetup> {
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 });
  const markets = await Promise.all(
    accounts.all().map((account) => findOffer(container, account.providerId)),
  );
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [channels, locations] = await Promise.all([
    query.graph({ entity: "sales_channel", fields: ["id", "name"], pagination: ALL }),
    query.graph({
      entity: "stock_location",
      fields: ["id", "name", "sales_channels.id"],
      pagination: ALL,
    }),
  ]);
  return {
    store_name: store?.name ?? null,
    providers: markets.flatMap((market) =>
      market
        ? {
            provider_id: market.account.providerId,
            account: market.account.id,
            currency: market.currency,
            livemode: market.account.options.livemode,
            limits: market.account.options.limits[market.currency],
          }
        : [],
    ),
    sales_channels: (channels.data as { id: string; name: string }[]).map((channel) => ({
      ...channel,
      is_default: channel.id === store?.default_sales_channel_id,
    })),
    stock_locations: (locations.data as StockLocation[]).map(({ id, name, sales_channels }) => ({
      id,
      name,
      sales_channel_ids: (sales_channels ?? []).flatMap((one) => one?.id ?? []),
    })),
  };
}

interface StockLocation {
  id: string;
  name: string;
  sales_channels?: ({ id: string } | null)[] | null;
}

async function findOffer(container: MedusaContainer, providerId: string) {
  return findMarket(container, { providerId, salesChannelId: null, stockLocationId: null }).catch(
    (error: unknown) => {
      if (error instanceof AtomeQrError) {
        return null;
      }
      throw error;
    },
  );
}
