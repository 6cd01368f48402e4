import type { AdminCharge } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { useAttentionText } from "./use-attention-text";

/** Why a person should look at a charge, and how much of its money went back already. */
export function useAttentionSummary(): (charge: AdminCharge) => string {
  const t = useText();
  const { money } = useFormats();
  const attentionText = useAttentionText();
  return ({ attention, refunded_amount: refunded, amount, currency }) => {
    const reason = attentionText(attention ?? "");
    // What was taken back is said by the reason.
    if (refunded === 0 || attention === "dispute_lost") return reason;
    if (refunded < amount) {
      return `${reason} ${t("attention.refundedPart", { amount: money(refunded, currency) })}`;
    }
    const all = t("attention.refundedAll");
    // Its reason says that not all of the money has gone back, which is no longer so.
    return attention === "order_canceled" ? all : `${reason} ${all}`;
  };
}
