import { ArrowDownRightMini } from "@medusajs/icons";
import { StatusBadge, Text } from "@medusajs/ui";

import type { AdminChargeDetail, AdminRefund } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { en } from "../../i18n/en";
import { useAttentionText } from "./use-attention-text";
import { useRefundTexts } from "./use-refund-texts";

const COLORS = {
  creating: "orange",
  unclear: "orange",
  succeeded: "green",
  failed: "red",
} as const;

function isKnown(reason: string): reason is keyof typeof en.refunds.reasons {
  return Object.hasOwn(en.refunds.reasons, reason);
}

/** A charge's refunds, each with who wanted it, as the dashboard lists those of a payment. */
export function RefundsList({ charge }: { charge: AdminChargeDetail }) {
  const t = useText();
  const { money, dateTime } = useFormats();
  const attentionText = useAttentionText();
  const { failure } = useRefundTexts();

  const reasonText = ({ reason }: AdminRefund) =>
    isKnown(reason) ? t(`refunds.reasons.${reason}`) : attentionText(reason);

  return charge.refunds.map((refund) => (
    <div
      key={refund.id}
      className="bg-ui-bg-subtle text-ui-fg-subtle flex items-start gap-x-3 px-6 py-4"
    >
      <ArrowDownRightMini className="text-ui-fg-muted mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-44">
          <Text size="small" leading="compact" weight="plus">
            {t("actions.refund")}
          </Text>
          <Text size="small" leading="compact">
            {dateTime(refund.created_at)}
          </Text>
          <Text size="small" leading="compact" className="text-pretty">
            {[reasonText(refund), refund.refund_reason].filter(Boolean).join(" · ")}
          </Text>
          {refund.note && (
            <Text size="small" leading="compact" className="[overflow-wrap:anywhere]">
              {t("fields.named", { name: t("refunds.note"), value: refund.note })}
            </Text>
          )}
          {refund.status === "failed" && (
            <Text size="small" leading="compact" className="text-ui-fg-error text-pretty">
              {failure(refund)}
            </Text>
          )}
          {refund.failure_code === "refund_rejected" && refund.failure_message && (
            <Text size="small" leading="compact" className="[overflow-wrap:anywhere]">
              {t("attention.detail", { error: refund.failure_message })}
            </Text>
          )}
        </div>
        <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <StatusBadge color={COLORS[refund.status]} className="text-pretty">
            {t(`refunds.status.${refund.status}`)}
          </StatusBadge>
          <Text size="small" leading="compact" className="text-nowrap tabular-nums">
            - {money(refund.amount, charge.currency)}
          </Text>
        </div>
      </div>
    </div>
  ));
}
