import type { AdminCharge } from "../../../api/admin/atome-qr/types";
import { type TextKey, useText } from "../../hooks/use-text";

type Failure = Pick<AdminCharge, "failure_code" | "failure_message">;

const KNOWN = new Map<string | null, TextKey>([
  ["payment_rejected", "failures.payment_rejected"],
  ["failed_processing", "failures.failed_processing"],
  ["payment_expired", "failures.payment_expired"],
]);

/** Why a payment failed, in words; Omise's own where the code is one we do not know. */
export function useFailureText(): (failure: Failure) => string {
  const t = useText();
  return ({ failure_code: code, failure_message: message }) => {
    const known = KNOWN.get(code);
    if (known) return t(known);
    const words = message ?? code;
    return words ? `${t("failures.other")} (${words})` : t("failures.other");
  };
}
