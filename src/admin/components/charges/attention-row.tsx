import { Button, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";

import type { AdminCharge } from "../../../admin-api/types";
import { useChargeActions } from "../../hooks/use-charge-actions";
import { useFormats } from "../../hooks/use-formats";
import { useOrderPath } from "../../hooks/use-order-path";
import { useText } from "../../hooks/use-text";
import { mayHaveRefundLeft } from "../../lib/charge-rules";
import { useAttentionSummary } from "../charge/use-attention-summary";
import { useRefundTexts } from "../charge/use-refund-texts";
import { ActionError } from "../layout/action-error";
import { May } from "../layout/may";

interface AttentionRowProps {
  charge: AdminCharge;
  onRefund: () => void;
}

export function AttentionRow({ charge, onRefund }: AttentionRowProps) {
  const t = useText();
  const { money, dateTime } = useFormats();
  const summary = useAttentionSummary();
  const actions = useChargeActions();
  const blocked = useRefundTexts().blocked(charge);
  const { order_id: orderId, order_display_id: number } = charge;
  const orderPath = useOrderPath(orderId);
  const facts = [
    dateTime(charge.created_at),
    number !== null && `#${number}`,
    charge.email,
    charge.account,
  ];

  return (
    <div
      data-charge={charge.id}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4"
    >
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          <Link to={`charges/${charge.id}`} className="hover:text-ui-fg-interactive tabular-nums">
            {money(charge.amount, charge.currency)}
          </Link>
        </Text>
        <Text size="small" className="text-pretty">
          {summary(charge)}
        </Text>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {facts.filter(Boolean).join(" · ")}
        </Text>
        {blocked && (
          <Text size="small" className="text-pretty">
            {blocked}
          </Text>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
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
        {mayHaveRefundLeft(charge) && (
          <May right="refund">
            <Button size="small" variant="secondary" disabled={blocked !== null} onClick={onRefund}>
              {t("actions.refund")}
            </Button>
          </May>
        )}
        {orderId && (
          <Button size="small" variant="secondary" asChild>
            <Link to={orderPath}>{t("actions.openOrder")}</Link>
          </Button>
        )}
        <May right="changePayments">
          <Button
            size="small"
            variant="secondary"
            disabled={actions.isPending}
            onClick={() => void actions.setHandled(charge, true)}
          >
            {t("actions.markHandled")}
          </Button>
        </May>
      </div>
      <ActionError text={actions.problem} className="basis-full" />
    </div>
  );
}
