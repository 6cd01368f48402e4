import { Alert, Button, Text } from "@medusajs/ui";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { useChargeActions } from "../../hooks/use-charge-actions";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { mayRefund, needsAttention } from "../../lib/charge-rules";
import { ActionError } from "../layout/action-error";
import { May } from "../layout/may";
import { useAttentionSummary } from "./use-attention-summary";
import { useRefundTexts } from "./use-refund-texts";
import { useResolvedStory } from "./use-resolved-story";

interface AttentionNoticeProps {
  charge: AdminChargeDetail;
  onRefund: () => void;
}

/** Why a person should look at the charge, and what can be done; said again once it is dealt with. */
export function AttentionNotice({ charge, onRefund }: AttentionNoticeProps) {
  const t = useText();
  const { dateTime } = useFormats();
  const summary = useAttentionSummary();
  const story = useResolvedStory();
  const actions = useChargeActions();
  const blocked = useRefundTexts().blocked(charge);
  const { attention_resolved: resolved, attention_detail: detail } = charge;
  if (charge.attention === null && !resolved) return null;

  const isOpen = needsAttention(charge);
  const title = resolved ? "attention.resolved" : isOpen ? "marks.needsAttention" : "marks.handled";
  return (
    <Alert variant={isOpen ? "warning" : "info"} data-atome-qr="attention-notice">
      <div className="flex flex-col gap-y-3">
        <div>
          <Text size="small" weight="plus" leading="compact">
            {t(title)}
          </Text>
          <Text size="small" className="text-pretty">
            {resolved ? story(charge) : summary(charge)}
          </Text>
          {detail && (
            <Text size="small" className="[overflow-wrap:anywhere]">
              {t("attention.detail", { error: detail })}
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
            {charge.can_place_order && (
              <May right="changePayments">
                <Button
                  size="small"
                  variant="secondary"
                  isLoading={actions.isPending}
                  onClick={() => void actions.placeOrder(charge)}
                >
                  {t("actions.placeOrder")}
                </Button>
              </May>
            )}
            {mayRefund(charge) && (
              <May right="refund">
                <Button
                  size="small"
                  variant="secondary"
                  disabled={blocked !== null}
                  onClick={onRefund}
                >
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
        {isOpen && blocked && <Text size="small">{blocked}</Text>}
        <ActionError text={actions.problem} />
      </div>
    </Alert>
  );
}
