import type { AdminCharge } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { en } from "../../i18n/en";
import { useAttentionText } from "./use-attention-text";

type Known = keyof typeof en.attention.outcomes;

const isKnown = (reason: string): reason is Known => Object.hasOwn(en.attention.outcomes, reason);

/** What needed a person once, and how it came to need none. */
export function useResolvedStory(): (charge: AdminCharge) => string {
  const t = useText();
  const { dateTime } = useFormats();
  const attentionText = useAttentionText();
  return ({ attention_resolved: resolved }) => {
    if (resolved === null) return "";
    const { reason, by, at } = resolved;
    if (by === "money_returned") {
      // Its reason says that not all of the money has gone back, which is no longer so.
      const all = t("attention.refundedAll");
      return reason === "order_canceled" ? all : `${attentionText(reason)} ${all}`;
    }
    const outcome = t(`attention.outcomes.${isKnown(reason) ? reason : "other"}`);
    return at ? t("attention.resolvedAt", { outcome, date: dateTime(at) }) : outcome;
  };
}
