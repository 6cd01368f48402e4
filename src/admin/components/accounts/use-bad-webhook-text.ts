import type { AdminAccount } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

type BadWebhook = NonNullable<AdminAccount["last_bad_webhook"]>;

const REASONS = [
  "bad_signature",
  "missing_signature",
  "not_an_event",
  "foreign_charge",
  "wrong_content",
  "too_large",
] as const;

/** Why a webhook was refused, and what to do about it, in words. */
export function useBadWebhookText(): (webhook: BadWebhook) => string {
  const t = useText();
  const { duration } = useFormats();
  return ({ reason, seconds_late: late }) => {
    if (reason === "stale_signature") {
      if (late === null) return t("accounts.late.unknown");
      const time = duration(Math.abs(late));
      return t(late < 0 ? "accounts.late.early" : "accounts.late.by", { time });
    }
    const known = REASONS.find((one) => one === reason) ?? "other";
    return t(`accounts.bad.${known}`);
  };
}
