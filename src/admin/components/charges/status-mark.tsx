import { ExclamationCircleSolid } from "@medusajs/icons";
import { Tooltip } from "@medusajs/ui";

import type { AdminCharge } from "../../../admin-api/types";
import { useText } from "../../hooks/use-text";
import { needsAttention } from "../../lib/charge-rules";
import { ChargeStatusBadge } from "../charge/charge-status-badge";
import { useAttentionText } from "../charge/use-attention-text";

/** What became of a charge, marked where a person should look. */
export function StatusMark({ charge }: { charge: AdminCharge }) {
  const t = useText();
  const attentionText = useAttentionText();
  return (
    <div className="flex items-center gap-x-1.5">
      <ChargeStatusBadge charge={charge} />
      {needsAttention(charge) && (
        <Tooltip content={attentionText(charge.attention ?? "")}>
          <ExclamationCircleSolid
            className="text-ui-tag-orange-icon shrink-0"
            role="img"
            // The reason is shown to those who come here by keyboard, too.
            tabIndex={0}
            aria-label={t("marks.needsAttention")}
          />
        </Tooltip>
      )}
    </div>
  );
}
