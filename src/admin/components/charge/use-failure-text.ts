import { FAILURE_CODES } from "../../../domain/atome";
import type { AdminCharge } from "../../../admin-api/types";
import { useText } from "../../hooks/use-text";

const KNOWN = Object.values(FAILURE_CODES);

/** Why a payment failed, in words of ours: Omise's own are English, and its codes are no words. */
export function useFailureText(): (failure: Pick<AdminCharge, "failure_code">) => string {
  const t = useText();
  return ({ failure_code: code }) => {
    const known = KNOWN.find((one) => one === code);
    return known ? t(`failures.${known}`) : t("failures.other");
  };
}
