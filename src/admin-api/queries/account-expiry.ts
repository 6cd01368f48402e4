import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import type { AdminAccount, ExpiryOverride } from "../types";

/** A region and the payment providers that it offers. */
export interface ScopedRegion {
  id: string;
  name: string;
  providerIds: string[];
}

interface RegionRow {
  id: string;
  name: string;
  payment_providers?: ({ id: string } | null)[] | null;
}

/** All regions, by name. */
export async function findRegions(container: MedusaContainer): Promise<ScopedRegion[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "name", "payment_providers.id"],
    pagination: { skip: 0, take: 1000 },
  });
  return (data as RegionRow[])
    .map(({ id, name, payment_providers: providers }) => ({
      id,
      name,
      providerIds: (providers ?? []).flatMap((provider) => provider?.id ?? []),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** How long an account's next codes live: in general, and where a region or sales channel says otherwise. */
export function toAccountExpiry(
  account: { providerId: string; optionSeconds: number },
  overrides: ExpiryOverride[],
  allRegions: ScopedRegion[],
): Pick<AdminAccount, "expiry" | "expiry_exceptions" | "regions"> {
  const regions = allRegions.filter(({ providerIds }) => providerIds.includes(account.providerId));
  const inRegion = new Set(regions.map(({ id }) => id));
  const store = overrides.find(({ scope }) => scope === "store");
  const exceptions = [
    ...overrides.filter(({ scope }) => scope === "sales_channel"),
    ...overrides.filter((one) => one.region_id !== null && inRegion.has(one.region_id)),
  ];
  return {
    expiry: store
      ? { seconds: store.expires_in_seconds, source: "store" }
      : { seconds: account.optionSeconds, source: "option" },
    expiry_exceptions: exceptions.map(({ scope, scope_name, expires_in_seconds: seconds }) => ({
      scope,
      scope_name,
      seconds,
    })),
    regions: regions.map(({ id, name }) => ({ id, name })),
  };
}
