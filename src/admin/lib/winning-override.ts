import type { ExpiryOverride, OverrideScope } from "../../admin-api/types";

/** Strongest first, as the server resolves them. */
export const SCOPES = [
  "sales_channel",
  "region",
  "store",
] as const satisfies readonly OverrideScope[];

const strength = ({ scope }: Pick<ExpiryOverride, "scope">) => -SCOPES.indexOf(scope);

/** Strongest first, then by name. */
export function sortOverrides(overrides: ExpiryOverride[]): ExpiryOverride[] {
  return [...overrides].sort(
    (a, b) => strength(b) - strength(a) || (a.scope_name ?? "").localeCompare(b.scope_name ?? ""),
  );
}

/** Those that it wins over where both apply, strongest first. */
export function beatenBy(override: ExpiryOverride, all: ExpiryOverride[]): ExpiryOverride[] {
  return sortOverrides(all.filter((other) => strength(other) < strength(override)));
}

/** Those that it gives way to where both apply, strongest first. */
export function strongerThan(
  override: Pick<ExpiryOverride, "scope">,
  all: ExpiryOverride[],
): ExpiryOverride[] {
  return sortOverrides(all.filter((other) => strength(other) > strength(override)));
}

/** The one set for this very scope. */
export function overrideOf(
  scope: OverrideScope,
  scopeId: string | null,
  all: ExpiryOverride[],
): ExpiryOverride | undefined {
  return all.find(
    (one) => one.scope === scope && (one.region_id ?? one.sales_channel_id ?? null) === scopeId,
  );
}
