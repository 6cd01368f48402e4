import { Badge } from "@medusajs/ui";

import { useText } from "../../hooks/use-text";

/** Nothing for live payments: only play money needs to be told apart. */
export function ModeBadge({ livemode }: { livemode: boolean }) {
  const t = useText();
  if (livemode) return null;
  return (
    <Badge size="2xsmall" color="purple" className="text-nowrap">
      {t("marks.testMode")}
    </Badge>
  );
}
