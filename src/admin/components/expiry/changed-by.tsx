import type { ExpiryOverride } from "../../../api/admin/atome-qr/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

/** When an override was last changed, and by whom where that is known. */
export function ChangedBy({ override }: { override: ExpiryOverride }) {
  const t = useText();
  const { dateTime } = useFormats();
  const date = dateTime(override.updated_at);
  const name = override.updated_by_name ?? override.updated_by;
  return <>{name ? t("expiry.changedBy", { date, name }) : date}</>;
}
