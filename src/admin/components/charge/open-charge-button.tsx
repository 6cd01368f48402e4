import { Button } from "@medusajs/ui";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { type useChargeActions } from "../../hooks/use-charge-actions";
import { useText } from "../../hooks/use-text";
import { hasCode, isPaidAtAtome } from "../../lib/charge-rules";

interface OpenChargeButtonProps {
  charge: AdminChargeDetail;
  actions: ReturnType<typeof useChargeActions>;
  onShowCode: () => void;
}

/** What brings an open charge to the shopper: its code, or the link where there is none. */
export function OpenChargeButton({ charge, actions, onShowCode }: OpenChargeButtonProps) {
  const t = useText();
  if (!charge.account_configured) return null;
  if (hasCode(charge)) {
    return (
      <Button size="small" variant="secondary" className="text-nowrap" onClick={onShowCode}>
        {t("actions.showQr")}
      </Button>
    );
  }
  if (!isPaidAtAtome(charge)) return null;
  return (
    <Button
      size="small"
      variant="secondary"
      className="text-nowrap"
      onClick={() => void actions.copyPayLink(charge)}
    >
      {t("actions.copyPayLink")}
    </Button>
  );
}
