import { FAILURE_CODES } from "../../../domain/atome";
import type { AdminCharge } from "../../../admin-api/types";
import { useText } from "../../hooks/use-text";

type Failure = Pick<AdminCharge, "failure_code" | "failure_message">;

const KNOWN = Object.values(FAILURE_CODES);

/** Why a payment failed, in words; Omise's own where the code is one we do not know. */
export function useFailureText(): (failure: Failure) => string {
  const t = useText();
  return ({ failure_code: code, failure_message: message }) => {
    const known = KNOWN.find((one) => one === code);
    if (known) return t(`failures.${known}`);
    const words = message ?? code;
    return words ? `${t("failures.other")} (${words})` : t("failures.other");
  };
}
