import { Badge, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { useChargeActions } from "../../hooks/use-charge-actions";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { isOpen, isPaidAtAtome, needsAttention } from "../../lib/charge-rules";
import { ChargeStatusBadge } from "../charge/charge-status-badge";
import { ExpiresIn } from "../charge/countdown";
import { FlowBadge } from "../charge/flow-badge";
import { ModeBadge } from "../charge/mode-badge";
import { OpenChargeButton } from "../charge/open-charge-button";
import { RefundDeadline } from "../charge/refund-deadline";
import { RefundsList } from "../charge/refunds-list";
import { useAttentionText } from "../charge/use-attention-text";
import { useChargeMenu } from "../charge/use-charge-menu";
import { useFailureText } from "../charge/use-failure-text";
import { ActionError } from "../layout/action-error";
import { ActionMenu } from "../layout/action-menu";

interface OrderChargeProps {
  charge: AdminChargeDetail;
  onRefund: () => void;
  onShowQr: () => void;
}

/** One of an order's charges; narrow enough for the order page's side. */
export function OrderCharge({ charge, onRefund, onShowQr }: OrderChargeProps) {
  const t = useText();
  const { money, dateTime } = useFormats();
  const attentionText = useAttentionText();
  const actions = useChargeActions();
  const menu = useChargeMenu({ charge, actions, onRefund, page: "order" });
  const amount = money(charge.amount, charge.currency);

  return (
    <div data-charge={charge.id}>
      <div className="flex items-start justify-between gap-x-3 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link to={`/atome-qr/charges/${charge.id}`} className="hover:text-ui-fg-interactive">
              <Text size="small" leading="compact" weight="plus" className="tabular-nums">
                {amount}
              </Text>
            </Link>
            <ChargeStatusBadge charge={charge} />
            <Badge size="2xsmall">{charge.account}</Badge>
            <FlowBadge charge={charge} />
            <ModeBadge livemode={charge.livemode} />
          </div>
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            {t("fields.named", { name: t("fields.created"), value: dateTime(charge.created_at) })}
          </Text>
          <Moment charge={charge} />
          {isPaidAtAtome(charge) && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("detail.atAtome")}
            </Text>
          )}
          {needsAttention(charge) && charge.attention && (
            <Text size="small" className="text-ui-fg-error text-pretty">
              {attentionText(charge.attention)}
            </Text>
          )}
          {charge.status === "paid" && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              <RefundDeadline charge={charge} />
            </Text>
          )}
          {!charge.account_configured && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("detail.accountGone", { account: charge.account })}
            </Text>
          )}
        </div>
        <div className="flex items-center gap-x-2">
          <OpenChargeButton charge={charge} actions={actions} onShowCode={onShowQr} />
          <ActionMenu groups={menu} label={amount} />
        </div>
      </div>
      <ActionError text={actions.problem} className="px-6 pb-4" />
      <RefundsList charge={charge} />
    </div>
  );
}

/** When it ends or ended, and why where it failed. */
function Moment({ charge }: { charge: AdminChargeDetail }) {
  const t = useText();
  const { dateTime } = useFormats();
  const failureText = useFailureText();
  const named = (name: string, at: string) => t("fields.named", { name, value: dateTime(at) });
  return (
    <Text size="small" leading="compact" className="text-ui-fg-subtle text-pretty" as="div">
      {isOpen(charge) && charge.expires_at && (
        <ExpiresIn until={charge.expires_at} since={charge.created_at} />
      )}
      {charge.paid_at && named(t("fields.paid"), charge.paid_at)}
      {charge.status === "expired" &&
        charge.expires_at &&
        named(t("status.expired"), charge.expires_at)}
      {charge.status === "failed" && failureText(charge)}
    </Text>
  );
}
