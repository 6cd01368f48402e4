import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import type { CurrencyStatistics } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

const HEIGHT = 180;
const TICK = { fill: "var(--fg-subtle)", fontSize: 12 };

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
  return (
    <figure className="px-6 py-4">
      <figcaption className="txt-compact-small text-ui-fg-subtle mb-3 flex flex-wrap gap-x-4">
        <span>{t("statistics.chart")}</span>
        <Legend color="var(--tag-green-icon)" text={t("status.paid")} />
        <Legend color="var(--tag-neutral-icon)" text={t("statistics.lost")} />
      </figcaption>
      <div role="img" aria-label={summary}>
        <div aria-hidden>
          <ResponsiveContainer width="100%" height={HEIGHT}>
            <BarChart data={days} accessibilityLayer={false} margin={{ left: -28, right: 0 }}>
              <XAxis
                dataKey="date"
                tickFormatter={day}
                tick={TICK}
                tickLine={false}
                axisLine={{ stroke: "var(--border-base)" }}
                minTickGap={24}
              />
              <YAxis allowDecimals={false} tick={TICK} tickLine={false} axisLine={false} />
              <Tooltip
                labelFormatter={(date) => (typeof date === "string" ? day(date) : "")}
                cursor={{ fill: "var(--bg-base-hover)" }}
                contentStyle={{
                  background: "var(--bg-component)",
                  border: "none",
                  borderRadius: 8,
                  boxShadow: "var(--elevation-tooltip)",
                  fontSize: 12,
                }}
              />
              <Bar
                dataKey="paid_count"
                name={t("status.paid")}
                stackId="day"
                fill="var(--tag-green-icon)"
                isAnimationActive={false}
              />
              <Bar
                dataKey="lost_count"
                name={t("statistics.lost")}
                stackId="day"
                fill="var(--tag-neutral-icon)"
                isAnimationActive={false}
              />
            </BarChart>
          </ResponsiveContainer>
        </div>
      </div>
    </figure>
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
