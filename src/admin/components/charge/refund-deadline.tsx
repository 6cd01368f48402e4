import { REFUND_WINDOW_DAYS } from "../../../domain/atome";
import type { AdminChargeDetail } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { secondsUntil } from "../../hooks/use-seconds-left";
import { useText } from "../../hooks/use-text";
import { useRefundTexts } from "./use-refund-texts";

/** How much of a paid charge can still be refunded, and how long. */
export function RefundDeadline({ charge }: { charge: AdminChargeDetail }) {
  const t = useText();
  const { money, date, duration } = useFormats();
  const { blocked } = useRefundTexts();
  const { refundable_until: until, refundable_amount: amount, currency } = charge;
  if (until === null) return null;

  const left = secondsUntil(until);
  if (charge.refunded_amount >= charge.amount) return <>{t("refunds.nothingLeft")}</>;
  if (left > 0 && charge.refunding) return <>{blocked(charge)}</>;
  if (left === 0 || amount === 0) {
    return <>{t("refunds.tooLate", { date: date(until), days: REFUND_WINDOW_DAYS })}</>;
  }
  return (
    <>
      {t("refunds.possibleUntil", {
        amount: money(amount, currency),
        date: date(until),
        time: duration(left),
      })}
    </>
  );
}
