import { Text } from "@medusajs/ui";
import { Link } from "react-router-dom";

import type { AdminCharge } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { hasCode } from "../../lib/charge-rules";
import { FlowBadge } from "../charge/flow-badge";
import { ModeBadge } from "../charge/mode-badge";
import { ChargeWho } from "./charge-who";
import { ShowCodeButton } from "./show-code-button";
import { StatusMark } from "./status-mark";

interface ChargesCardsProps {
  charges: AdminCharge[];
  onShow: (chargeId: string) => void;
}

/** The rows of the list where a table has no room: one below the other. */
export function ChargesCards({ charges, onShow }: ChargesCardsProps) {
  const { money, dateTime } = useFormats();
  return (
    <ul className="divide-y border-y">
      {charges.map((charge) => (
        <li key={charge.id} className="flex flex-col gap-y-1 px-6 py-4">
          <div className="flex items-center justify-between gap-x-3">
            <Link
              to={`charges/${charge.id}`}
              className="txt-compact-medium-plus hover:text-ui-fg-interactive tabular-nums"
            >
              {money(charge.amount, charge.currency)}
            </Link>
            <StatusMark charge={charge} />
          </div>
          <Text size="small" leading="compact" className="text-ui-fg-subtle" as="div">
            <ChargeWho charge={charge} />
          </Text>
          <div className="flex min-h-7 items-center justify-between gap-x-3">
            <Text size="small" leading="compact" className="text-ui-fg-subtle" as="div">
              {dateTime(charge.created_at)} · {charge.account} <FlowBadge charge={charge} />{" "}
              <ModeBadge livemode={charge.livemode} />
            </Text>
            {hasCode(charge) && <ShowCodeButton charge={charge} onShow={onShow} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
