import type { AdminCharge, AdminRefund } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { en } from "../../i18n/en";

type Failure = keyof typeof en.refunds.failures;

const isFailure = (code: string): code is Failure => Object.hasOwn(en.refunds.failures, code);

/** What is said of refunds in several places. */
export function useRefundTexts() {
  const t = useText();
  const { money } = useFormats();
  return {
    /** Why nothing else can be refunded at the moment; null where it can. */
    blocked: ({ refunding, currency }: AdminCharge): string | null => {
      if (!refunding) return null;
      const amount = money(refunding.amount, currency);
      return refunding.is_unclear
        ? t("refunds.blockedUnclear", { amount })
        : t("refunds.blockedUnderWay", { amount });
    },
    /** Why one failed, and whose fault it was. */
    failure: ({ failure_code: code }: Pick<AdminRefund, "failure_code">): string =>
      t(`refunds.failures.${code && isFailure(code) ? code : "other"}`),
  };
}
