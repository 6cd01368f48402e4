import { join } from "node:path";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";

/** An entry of `providers` in the store's configuration. */
export interface ProviderEntry {
  resolve: string;
  id: string;
  options: object;
}

/** See `instant-provider`. */
export const INSTANT: ProviderEntry & { providerId: string } = {
  resolve: join(__dirname, "instant-provider.ts"),
  id: "instant",
  options: {},
  providerId: "pp_instant_instant",
};

/** For the store's environment: its configuration adds them to its own. */
export function withProviders(entries: ProviderEntry[]): NodeJS.ProcessEnv {
  return { MORE_PAYMENT_PROVIDERS: JSON.stringify(entries) };
}

/** Offers a provider to shoppers in Thailand. */
export async function offer({ db }: Pick<Cluster, "db">, providerId: string): Promise<void> {
  await db.query(
    `insert into region_payment_provider (id, region_id, payment_provider_id)
     select 'regpp_' || $1::text, id, $1 from region where currency_code = 'thb'`,
    [providerId],
  );
}
