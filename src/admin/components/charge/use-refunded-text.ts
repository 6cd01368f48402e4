import type { AdminCharge } from "../../../api/admin/atome-qr/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

/** How much went back already; nothing where none did. */
export function useRefundedText(): (charge: AdminCharge) => string {
  const t = useText();
  const { money } = useFormats();
  return ({ refunded_amount: refunded, amount, currency }) => {
    if (refunded === 0) return "";
    if (refunded >= amount) return t("attention.refundedAll");
    return t("attention.refundedPart", { amount: money(refunded, currency) });
  };
}
