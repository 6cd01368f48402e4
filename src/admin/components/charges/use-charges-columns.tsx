import { ExclamationCircleSolid } from "@medusajs/icons";
import { createDataTableColumnHelper, Tooltip } from "@medusajs/ui";
import { useMemo } from "react";
import { Link } from "react-router-dom";

import type { AdminCharge } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { needsAttention } from "../../lib/charge-rules";
import { ChargeStatusBadge } from "../charge/charge-status-badge";
import { ModeBadge } from "../charge/mode-badge";
import { useAttentionText } from "../charge/use-attention-text";

const helper = createDataTableColumnHelper<AdminCharge>();

export function useChargesColumns() {
  const t = useText();
  const { money, dateTime } = useFormats();
  const attentionText = useAttentionText();
  const none = t("fields.none");

  return useMemo(
    () => [
      helper.accessor("created_at", {
        header: t("fields.created"),
        // A link, because a row that answers to clicks cannot be reached by keyboard.
        cell: ({ row: { original: charge } }) => (
          <Link to={`charges/${charge.id}`} onClick={(event) => event.stopPropagation()}>
            {dateTime(charge.created_at)}
          </Link>
        ),
      }),
      helper.accessor("status", {
        header: t("fields.status"),
        truncateTooltip: false,
        cell: ({ row: { original: charge } }) => (
          <div className="flex items-center gap-x-1.5">
            <ChargeStatusBadge charge={charge} />
            {needsAttention(charge) && (
              <Tooltip content={attentionText(charge.attention ?? "")}>
                <ExclamationCircleSolid
                  className="text-ui-tag-orange-icon"
                  role="img"
                  // The reason is shown to those who come here by keyboard, too.
                  tabIndex={0}
                  aria-label={t("marks.needsAttention")}
                />
              </Tooltip>
            )}
          </div>
        ),
      }),
      helper.accessor("amount", {
        header: t("fields.amount"),
        align: "right",
        cell: ({ row: { original: charge } }) => (
          <span className="tabular-nums">{money(charge.amount, charge.currency)}</span>
        ),
      }),
      helper.accessor("order_display_id", {
        header: t("fields.order"),
        cell: ({ getValue }) => (getValue() === null ? none : `#${getValue()}`),
      }),
      helper.accessor("email", {
        header: t("fields.email"),
        cell: ({ getValue }) => getValue() ?? none,
      }),
      helper.accessor("account", {
        header: t("fields.account"),
        truncateTooltip: false,
        cell: ({ row: { original: charge } }) => (
          <div className="flex items-center gap-x-2">
            {charge.account}
            <ModeBadge livemode={charge.livemode} />
          </div>
        ),
      }),
      helper.accessor("paid_at", {
        header: t("fields.paid"),
        cell: ({ getValue }) => {
          const at = getValue();
          return at ? dateTime(at) : none;
        },
      }),
    ],
    [t, money, dateTime, attentionText, none],
  );
}
