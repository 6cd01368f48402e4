import type { ExpiryOverride } from "../../admin-api/types";
import { useFormats } from "./use-formats";
import { useText } from "./use-text";

/** When an override was last changed, and by whom where that is known. */
export function useChangedText(): (override: ExpiryOverride) => string {
  const t = useText();
  const { dateTime } = useFormats();
  return (override) => {
    const date = dateTime(override.updated_at);
    const name = override.updated_by_name ?? override.updated_by;
    return name ? t("expiry.changedBy", { date, name }) : date;
  };
}
