import { Label, Switch, Text } from "@medusajs/ui";
import { useEffect, useId, useRef, useState } from "react";

import type { CounterSale } from "../../../admin-api/counter-types";
import { useUnfinishedSales } from "../../hooks/counter/use-sales";
import { useTill } from "../../hooks/counter/use-till";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { Countdown } from "../charge/countdown";
import { ErrorState } from "../layout/error-state";
import { chime } from "../../lib/counter/chime";
import { Section } from "../layout/section";
import { saidOf } from "../../lib/counter/said-of";

/**
 * Every open code of this till, and what ended out of sight, one press from being shown again; other
 * tills' only when asked.
 */
export function WaitingSales({ onShow }: { onShow: (saleId: string) => void }) {
  const t = useText();
  const id = useId();
  const { memory } = useTill();
  const { money } = useFormats();
  const [isAll, setAll] = useState(false);
  const { data, error, refetch } = useUnfinishedSales(isAll ? null : memory.id);
  const isNews = ({ id, status }: CounterSale) =>
    status !== "paid" || !memory.seenPaid.includes(id);
  const sales = data?.sales.filter(isNews) ?? [];
  useChime(data?.sales.filter((sale) => sale.till_id === memory.id) ?? []);

  return (
    <Section
      name="waiting-sales"
      title={t("counter.waiting")}
      actions={
        <div className="flex min-h-11 items-center gap-x-2">
          <Switch id={`${id}-all`} checked={isAll} onCheckedChange={setAll} />
          <Label htmlFor={`${id}-all`} size="small" className="flex min-h-11 items-center">
            {t("counter.allTills")}
          </Label>
        </div>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && sales.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("counter.nobodyWaits")}
        </Text>
      )}
      {sales.length > 0 && (
        <ul className="divide-y">
          {sales.map((sale) => (
            <li key={sale.id}>
              <button
                type="button"
                onClick={() => onShow(sale.id)}
                className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex min-h-14 w-full items-center justify-between gap-x-4 px-6 py-2 text-left outline-none"
              >
                <span className="min-w-0">
                  <span className="txt-compact-medium-plus block tabular-nums">
                    {sale.amount !== null && sale.currency
                      ? money(sale.amount, sale.currency)
                      : t("pos.loading")}
                  </span>
                  <span className="txt-small text-ui-fg-subtle block truncate">
                    {[
                      sale.order_display_id !== null && `#${sale.order_display_id}`,
                      sale.note,
                      sale.till_id !== memory.id && t("counter.otherTill"),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                {sale.status !== "open" && (
                  <span className="txt-compact-medium-plus">{t(saidOf(sale))}</span>
                )}
                {sale.status === "open" && sale.expires_at && sale.code_made_at && (
                  <Countdown
                    since={sale.code_made_at}
                    until={sale.expires_at}
                    className="txt-compact-medium tabular-nums"
                  />
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** A sale that is paid out of sight is heard, too; the one on the screen says so itself. */
function useChime(sales: CounterSale[]): void {
  const { memory } = useTill();
  const open = useRef(new Set<string>());
  useEffect(() => {
    const isPaidNow = sales.some(
      ({ id, status }) => status === "paid" && open.current.has(id) && id !== memory.saleId,
    );
    if (isPaidNow && !memory.isMuted) chime();
    const waiting = sales.filter(({ status }) => status === "open");
    open.current = new Set(waiting.map(({ id }) => id));
  }, [sales, memory.saleId, memory.isMuted]);
}
