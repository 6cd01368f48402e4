import { StatusBadge } from "@medusajs/ui";

import type { AdminCharge } from "../../../admin-api/types";
import { type TextKey, useText } from "../../hooks/use-text";

type Color = "green" | "orange" | "red" | "grey" | "blue" | "purple";

const COLORS: Record<AdminCharge["status"], Color> = {
  creating: "grey",
  pending: "orange",
  paid: "green",
  failed: "red",
  expired: "grey",
};

/** What became of the charge; a refund is said in the place of the payment. */
export function ChargeStatusBadge({ charge }: { charge: AdminCharge }) {
  const t = useText();
  const { color, text } = describe(charge);
  return (
    <StatusBadge color={color} className="text-nowrap">
      {t(text)}
    </StatusBadge>
  );
}

function describe(charge: AdminCharge): { color: Color; text: TextKey } {
  if (charge.status === "paid" && charge.refunded_amount > 0) {
    const isAll = charge.refunded_amount >= charge.amount;
    return { color: "blue", text: isAll ? "marks.refunded" : "marks.partlyRefunded" };
  }
  return { color: COLORS[charge.status], text: `status.${charge.status}` };
}
