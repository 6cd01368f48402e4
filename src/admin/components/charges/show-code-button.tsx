import { Button } from "@medusajs/ui";

import type { AdminCharge } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

interface ShowCodeButtonProps {
  charge: AdminCharge;
  onShow: (chargeId: string) => void;
}

/** Of a row of the list, whose click leads to the charge's page otherwise. */
export function ShowCodeButton({ charge, onShow }: ShowCodeButtonProps) {
  const t = useText();
  const { money } = useFormats();
  return (
    <Button
      size="small"
      variant="secondary"
      className="text-nowrap"
      aria-label={t("fields.named", {
        name: t("actions.showQr"),
        value: money(charge.amount, charge.currency),
      })}
      onClick={(event) => {
        event.stopPropagation();
        onShow(charge.id);
      }}
    >
      {t("actions.showQr")}
    </Button>
  );
}
