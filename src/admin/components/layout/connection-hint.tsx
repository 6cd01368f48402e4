import { Alert } from "@medusajs/ui";

import { useText } from "../../hooks/use-text";

/** What is shown may be over. The live region is there from the start: a new one is not read out. */
export function ConnectionHint({ isLost }: { isLost: boolean }) {
  const t = useText();
  return (
    <div role="status" className={isLost ? "mb-3" : "sr-only"} data-atome-qr="connection">
      {isLost && <Alert variant="warning">{t("errors.noConnection")}</Alert>}
    </div>
  );
}
