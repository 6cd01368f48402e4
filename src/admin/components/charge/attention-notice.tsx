import { Alert, Button, Text } from "@medusajs/ui";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { type useChargeActions } from "../../hooks/use-charge-actions";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { canRefund, needsAttention } from "../../lib/charge-rules";
import { May } from "../layout/may";
import { useAttentionSummary } from "./use-attention-summary";

interface AttentionNoticeProps {
  charge: AdminChargeDetail;
  actions: ReturnType<typeof useChargeActions>;
  onRefund: () => void;
}

/** Why a person should look at the charge, and what can be done; said again once it is dealt with. */
export function AttentionNotice({ charge, actions, onRefund }: AttentionNoticeProps) {
  const t = useText();
  const { dateTime } = useFormats();
  const summary = useAttentionSummary();
  if (charge.attention === null) return null;

  const isOpen = needsAttention(charge);
  return (
    <Alert variant={isOpen ? "warning" : "info"} data-atome-qr="attention-notice">
      <div className="flex flex-col gap-y-3">
        <div>
          <Text size="small" weight="plus" leading="compact">
            {t(isOpen ? "marks.needsAttention" : "marks.handled")}
          </Text>
          <Text size="small" className="text-pretty">
            {summary(charge)}
          </Text>
          {charge.attention_detail && (
            <Text size="small" className="[overflow-wrap:anywhere]">
              {t("attention.detail", { error: charge.attention_detail })}
            </Text>
          )}
          {charge.attention_handled_at && (
            <Text size="small">
              {t("attention.handledAt", { date: dateTime(charge.attention_handled_at) })}
            </Text>
          )}
        </div>
        {isOpen && (
          <div className="flex flex-wrap gap-2">
            {canRefund(charge) && (
              <May right="refund">
                <Button size="small" variant="secondary" onClick={onRefund}>
                  {t("actions.refund")}
                </Button>
              </May>
            )}
            <May right="changePayments">
              <Button
                size="small"
                variant="secondary"
                isLoading={actions.isPending}
                onClick={() => void actions.setHandled(charge, true)}
              >
                {t("actions.markHandled")}
              </Button>
            </May>
          </div>
        )}
      </div>
    </Alert>
  );
}
