import { Skeleton } from "@medusajs/ui";

import type { CurrencyStatistics } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

interface FiguresTilesProps {
  /** Undefined while they load, and where there are none. */
  figures: CurrencyStatistics | undefined;
  isEmpty: boolean;
}

/** What came in and stayed, as the largest, and what became of the rest. As high while it loads. */
export function FiguresTiles({ figures, isEmpty }: FiguresTilesProps) {
  const t = useText();
  const { money, number, duration } = useFormats();
  const none = t("fields.none");
  /** Null while it loads. */
  const read = (value: (known: CurrencyStatistics) => string) =>
    figures ? value(figures) : isEmpty ? none : null;

  const net = read(({ net_amount, currency }) => money(net_amount, currency));
  const netOf = figures
    ? t("statistics.netOf", {
        paid: money(figures.paid_amount, figures.currency),
        refunded: money(figures.refunded_amount, figures.currency),
      })
    : isEmpty
      ? t("statistics.empty")
      : null;
  const tiles: [name: string, value: string | null][] = [
    [t("statistics.count"), read((known) => number(known.paid_count))],
    [t("statistics.expired"), read((known) => number(known.expired_count))],
    [t("statistics.failed"), read((known) => number(known.failed_count))],
    [
      t("statistics.median"),
      read(({ median_seconds_to_payment: median }) => (median === null ? none : duration(median))),
    ],
  ];

  return (
    <div className="px-6 py-4">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-6 min-[1400px]:grid-cols-2">
        <div className="col-span-2 flex min-w-0 flex-col gap-y-1">
          <dt className={NAME}>{t("statistics.net")}</dt>
          <dd className="h-8 truncate text-2xl leading-8 tabular-nums" title={net ?? ""}>
            {net ?? <Skeleton className="h-7 w-40" />}
          </dd>
          <dd className="txt-compact-small text-ui-fg-subtle h-5 truncate" title={netOf ?? ""}>
            {netOf ?? <Skeleton className="h-4 w-48" />}
          </dd>
        </div>
        {tiles.map(([name, value]) => (
          <div key={name} className="flex min-w-0 flex-col gap-y-1">
            <dt className={NAME} title={name}>
              {name}
            </dt>
            <dd className="txt-compact-large-plus h-6 truncate tabular-nums">
              {value ?? <Skeleton className="h-5 w-12" />}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const NAME = "txt-compact-small text-ui-fg-subtle h-5 truncate";
