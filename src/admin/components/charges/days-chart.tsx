import { Tooltip } from "@medusajs/ui";

import type { CurrencyStatistics, DayStatistics } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { chartScale, labelledDays } from "../../lib/chart-scale";

const PAID = "var(--tag-green-icon)";
const LOST = "var(--tag-neutral-icon)";

/** Payments and lost charges per day. The table beside it says the same to screen readers. */
export function DaysChart({ figures }: { figures: CurrencyStatistics }) {
  const t = useText();
  const { day, number } = useFormats();
  const { days } = figures;
  if (days.length === 0) return null;

  const summary = t("statistics.chartSummary", {
    paid: number(figures.paid_count),
    lost: number(figures.expired_count + figures.failed_count),
    from: day(days[0].date),
    to: day(days[days.length - 1].date),
  });
  const marks = chartScale(Math.max(...days.map((one) => one.paid_count + one.lost_count)));
  const top = marks[marks.length - 1];
  return (
    <figure className="px-6 py-4">
      <figcaption className="txt-compact-small text-ui-fg-subtle mb-3 flex flex-wrap gap-x-4">
        <span>{t("statistics.chart")}</span>
        <Legend color={PAID} text={t("status.paid")} />
        <Legend color={LOST} text={t("statistics.lost")} />
      </figcaption>
      <div role="img" aria-label={summary}>
        <div aria-hidden className="txt-compact-xsmall text-ui-fg-subtle flex gap-x-2">
          <div className="flex h-36 flex-col-reverse justify-between text-right tabular-nums">
            {marks.map((mark) => (
              <span key={mark} className="-my-2 leading-4">
                {number(mark)}
              </span>
            ))}
          </div>
          <div className="min-w-0 flex-1">
            <div className="border-ui-border-base flex h-36 items-end border-b">
              {days.map((one) => (
                <DayBar key={one.date} of={one} top={top} />
              ))}
            </div>
            <div className="relative mt-1 h-4">
              {labelledDays(days.length).map((index) => (
                <span
                  key={index}
                  className="absolute whitespace-nowrap"
                  style={{ left: `${(index / days.length) * 100}%` }}
                >
                  {day(days[index].date)}
                </span>
              ))}
            </div>
          </div>
        </div>
      </div>
    </figure>
  );
}

/** A column as high as the chart, so that a day without payments can be pointed at, too. */
function DayBar({ of, top }: { of: DayStatistics; top: number }) {
  const t = useText();
  const { day, number } = useFormats();
  const height = (count: number) => `${(count / top) * 100}%`;
  return (
    <Tooltip
      content={
        <span className="flex flex-col">
          <span>{day(of.date)}</span>
          <span>{`${t("status.paid")}: ${number(of.paid_count)}`}</span>
          <span>{`${t("statistics.lost")}: ${number(of.lost_count)}`}</span>
        </span>
      }
    >
      <div className="hover:bg-ui-bg-base-hover flex h-full min-w-0 flex-1 flex-col justify-end px-px">
        <div style={{ height: height(of.lost_count), background: LOST }} />
        <div style={{ height: height(of.paid_count), background: PAID }} />
      </div>
    </Tooltip>
  );
}

function Legend({ color, text }: { color: string; text: string }) {
  return (
    <span className="flex items-center gap-x-1.5">
      <span className="size-2 rounded-sm" style={{ background: color }} aria-hidden />
      {text}
    </span>
  );
}
