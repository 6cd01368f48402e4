import { Scan } from "@medusajs/icons";

import { useCharges } from "../../hooks/use-charges";
import { useMay } from "../../hooks/use-may";
import { useText } from "../../hooks/use-text";

/** The menu is on every page of the dashboard. */
const CALM = { staleTime: 60_000, pollMs: 60_000 } as const;

const MOST = 9;

/**
 * The menu item's icon. Medusa's menu has no place for a count (its route config knows a label and an
 * icon), and cuts off what is larger than the icon: where something needs attention, the count is the
 * icon.
 */
export function MenuIcon() {
  const may = useMay();
  return may("seePayments") ? <CountOrIcon /> : <Scan />;
}

function CountOrIcon() {
  const t = useText();
  const { data } = useCharges("attention=true&limit=1", CALM);
  const count = data?.count ?? 0;
  if (count === 0) return <Scan />;
  return (
    <span
      role="img"
      aria-label={t("fields.named", { name: t("marks.needsAttention"), value: count })}
      data-atome-qr="menu-count"
      className="bg-ui-tag-orange-bg text-ui-tag-orange-text flex size-[15px] items-center justify-center text-[10px] font-semibold leading-none tabular-nums"
    >
      {count > MOST ? `${MOST}+` : count}
    </span>
  );
}
