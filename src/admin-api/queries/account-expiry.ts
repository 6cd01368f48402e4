import type { AdminAccount, ExpiryOverride } from "../types";
import { type Region } from "../../medusa/regions";

/** How long an account's next codes live: in general, and where a region or sales channel says otherwise. */
export function toAccountExpiry(
  account: { providerId: string; optionSeconds: number },
  overrides: ExpiryOverride[],
  allRegions: Pick<Region, "id" | "name" | "providerIds">[],
): Pick<AdminAccount, "expiry" | "expiry_exceptions" | "regions"> {
  const regions = allRegions
    .filter(({ providerIds }) => providerIds.includes(account.providerId))
    .sort((a, b) => a.name.localeCompare(b.name));
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
