import type { ExpiryOverride } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

/** How overrides are called on the screen. */
export function useOverrideName() {
  const t = useText();
  const { duration } = useFormats();

  const nameOf = ({ scope, scope_name: name }: ExpiryOverride) =>
    name ?? t(`expiry.scopes.${scope}`);

  return {
    /** `Thailand`. */
    nameOf,
    /** `Thailand: 1 hr`. */
    entryOf: (override: ExpiryOverride) =>
      t("expiry.entry", { name: nameOf(override), time: duration(override.expires_in_seconds) }),
  };
}
