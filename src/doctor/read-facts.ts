import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { describeAccounts } from "../admin-api/queries/describe-accounts";
import { describeSafetyNet } from "../admin-api/queries/describe-safety-net";
import type { AdminAccount } from "../admin-api/types";
import { listRegions, type Region } from "../medusa/regions";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { deliverCheckEvents } from "./deliver-check-events";
import { CORS_SETTINGS, type CorsSetting, type EntryFacts, type StoreFacts } from "./facts";
import { isLocalUrl } from "./is-local-url";
import { localStore } from "./local-store";
import { readMarkets } from "./read-markets";

/**
 * Reads what there is to know of a store's set-up, and asks Omise and the running store. Touches no
 * payment; what it learns of an account is noted, as at each start.
 *
 * @param storeUrl where the store runs, when it is not under its own address
 * @throws the database's error where it does not answer
 */
export async function readFacts(
  container: MedusaContainer,
  storeUrl: string | null,
): Promise<StoreFacts> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { backendUrl, locking } = atomeQr;
  const missingTables = await atomeQr.schema.findMissing();
  const store = {
    isProduction: process.env.NODE_ENV === "production",
    missingTables,
    backendUrl,
    cors: readCors(container),
    locking,
  };
  if (missingTables.length > 0) {
    return { ...store, safetyNet: null, entries: [] };
  }
  const safetyNet = await describeSafetyNet(container);
  const accounts = await describeAccounts(container);
  const regions = await listRegions(container.resolve(ContainerRegistrationKeys.QUERY));
  const address = storeUrl ?? backendUrl ?? localStore(process.env.PORT);
  const entries: EntryFacts[] = [];
  for (const account of accounts) {
    entries.push(await readEntry(container, account, regions, address));
  }
  return { ...store, safetyNet, entries };
}

async function readEntry(
  container: MedusaContainer,
  account: AdminAccount,
  regions: Region[],
  address: string,
): Promise<EntryFacts> {
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { apiUrl, webhookSecrets } = accounts.byId(account.id).options;
  const offering = regions.filter(({ providerIds }) => providerIds.includes(account.provider_id));
  return {
    account,
    isSandbox: isLocalUrl(apiUrl),
    delivery: await deliverCheckEvents({
      url: `${address}/hooks/atome-qr/${account.id}`,
      livemode: account.livemode,
      secrets: webhookSecrets,
    }),
    markets: await readMarkets(container, offering),
  };
}

function readCors(container: MedusaContainer): Record<CorsSetting, string> {
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  const http = projectConfig.http as Partial<Record<CorsSetting, string>> | undefined;
  const entries = CORS_SETTINGS.map((name) => [name, http?.[name] ?? ""] as const);
  return Object.fromEntries(entries) as Record<CorsSetting, string>;
}
