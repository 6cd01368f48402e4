import type { AdminAccount, ExpiryOverride, OverrideScope } from "../../admin-api/types";
import { DEFAULT_EXPIRY_SECONDS } from "../../domain/atome";
import { overrideOf } from "./winning-override";

interface ScopeOfExpiry {
  scope: OverrideScope;
  /** The region's or sales channel's. */
  id: string | null;
}

/**
 * How long the next code of a scope lives as things are, in seconds. Where that depends on the account
 * or, for a sales channel, on the order's region: of the first that there is.
 */
export function applyingExpiry(
  { scope, id }: ScopeOfExpiry,
  overrides: ExpiryOverride[],
  accounts: Pick<AdminAccount, "expires_in_seconds" | "regions">[],
): number {
  const own = overrideOf(scope, id, overrides);
  const inRegion = accounts.filter(({ regions }) => regions.some((region) => region.id === id));
  const [account = accounts[0]] = scope === "region" ? inRegion : accounts;
  const regionId = scope === "sales_channel" ? account?.regions[0]?.id : undefined;
  const decides =
    own ??
    (regionId && overrideOf("region", regionId, overrides)) ??
    overrideOf("store", null, overrides);
  return (
    (decides ? decides.expires_in_seconds : account?.expires_in_seconds) ?? DEFAULT_EXPIRY_SECONDS
  );
}
