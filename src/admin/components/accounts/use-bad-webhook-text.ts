import type { AdminAccount } from "../../../api/admin/atome-qr/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

type BadWebhook = NonNullable<AdminAccount["last_bad_webhook"]>;

const REASONS = ["bad_signature", "missing_signature", "not_an_event", "foreign_charge"] as const;

/** Why a webhook was refused, and what to do about it, in words. */
export function useBadWebhookText(): (webhook: BadWebhook) => string {
  const t = useText();
  const { duration } = useFormats();
  return ({ reason, seconds_late: late }) => {
    if (reason === "stale_signature") {
      return late === null
        ? t("accounts.bad.stale")
        : t("accounts.bad.stale_signature", { time: duration(late) });
    }
    const known = REASONS.find((one) => one === reason) ?? "other";
    return t(`accounts.bad.${known}`);
  };
}
