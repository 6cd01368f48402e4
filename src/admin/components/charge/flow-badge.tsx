import { Badge } from "@medusajs/ui";

import type { AdminCharge } from "../../../admin-api/types";
import { useKnownAccounts } from "../../hooks/use-accounts";
import { useText } from "../../hooks/use-text";
import { flowToName } from "../../lib/flows";

/** How a charge is paid; nothing in a store where all are paid alike. */
export function FlowBadge({ charge }: { charge: AdminCharge }) {
  const t = useText();
  const { data: accounts } = useKnownAccounts();
  const flow = flowToName(charge, accounts);
  if (flow === null) return null;
  return (
    <Badge size="2xsmall" color={flow === "redirect" ? "blue" : "grey"} className="text-nowrap">
      {t(`flows.${flow}`)}
    </Badge>
  );
}
