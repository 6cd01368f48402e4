import { createDataTableColumnHelper } from "@medusajs/ui";
import { useMemo } from "react";
import { Link } from "react-router-dom";

import type { AdminCharge } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { hasCode } from "../../lib/charge-rules";
import { FlowBadge } from "../charge/flow-badge";
import { ModeBadge } from "../charge/mode-badge";
import { ChargeWho } from "./charge-who";
import { ShowCodeButton } from "./show-code-button";
import { StatusMark } from "./status-mark";

const helper = createDataTableColumnHelper<AdminCharge>();

/**
 * Widths in pixels; the table makes columns narrower where their content allows it.
 *
 * @param onShow asked for a charge's code
 */
export function useChargesColumns(onShow: (chargeId: string) => void) {
  const t = useText();
  const { money, dateTime } = useFormats();
  const none = t("fields.none");

  return useMemo(
    () => [
      helper.accessor("created_at", {
        header: t("fields.created"),
        size: 168,
        // A link, because a row that answers to clicks cannot be reached by keyboard.
        cell: ({ row: { original: charge } }) => (
          <Link to={`charges/${charge.id}`} onClick={(event) => event.stopPropagation()}>
            {dateTime(charge.created_at)}
          </Link>
        ),
      }),
      helper.accessor("status", {
        header: t("fields.status"),
        size: 150,
        truncateTooltip: false,
        cell: ({ row: { original: charge } }) => <StatusMark charge={charge} />,
      }),
      helper.accessor("amount", {
        header: t("fields.amount"),
        size: 112,
        align: "right",
        cell: ({ row: { original: charge } }) => (
          <span className="tabular-nums">{money(charge.amount, charge.currency)}</span>
        ),
      }),
      helper.accessor("email", {
        header: t("fields.order"),
        truncateTooltip: false,
        cell: ({ row: { original: charge } }) => <ChargeWho charge={charge} />,
      }),
      helper.accessor("account", {
        header: t("fields.account"),
        size: 120,
        truncateTooltip: false,
        cell: ({ row: { original: charge } }) => (
          <div className="flex items-center gap-x-2 whitespace-nowrap">
            {charge.account}
            <FlowBadge charge={charge} />
            <ModeBadge livemode={charge.livemode} />
          </div>
        ),
      }),
      helper.accessor("paid_at", {
        header: t("fields.paid"),
        size: 168,
        truncateTooltip: false,
        cell: ({ row: { original: charge } }) => {
          if (hasCode(charge)) return <ShowCodeButton charge={charge} onShow={onShow} />;
          return charge.paid_at ? dateTime(charge.paid_at) : none;
        },
      }),
    ],
    [t, money, dateTime, none, onShow],
  );
}
