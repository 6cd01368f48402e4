import { Button, Select, Skeleton, Text } from "@medusajs/ui";
import { useSearchParams } from "react-router-dom";

import { useFiguresMemory } from "../../hooks/use-figures-memory";
import { useStatistics } from "../../hooks/use-statistics";
import { useText } from "../../hooks/use-text";
import { PERIODS, readPeriod } from "../../lib/period";
import { ModeBadge } from "../charge/mode-badge";
import { ErrorState } from "../layout/error-state";
import { Section } from "../layout/section";
import { DaysChart } from "./days-chart";
import { DaysTable } from "./days-table";
import { FiguresTiles } from "./figures-tiles";

/** In pixels: what is loaded comes in the same room, so that nothing below it moves. */
const DETAIL_HEIGHT = { chart: 264, table: 320 } as const;

/**
 * What the store kept with Atome QR in a period, in one currency at a time: of live payments, or of
 * test payments while it takes no others.
 */
export function StatisticsSection() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const days = readPeriod(params.get("period"));
  const { data, error, refetch } = useStatistics(days);
  const { memory, remember } = useFiguresMemory();
  const { detail } = memory;

  const currencies = data?.currencies ?? [];
  const inCurrency = (code: string | null) => currencies.find(({ currency }) => currency === code);
  const shown =
    inCurrency(memory.currency) ?? inCurrency(data?.store_currency ?? null) ?? currencies[0];
  const isEmpty = data !== undefined && !shown;

  function choosePeriod(value: string) {
    setParams((now) => {
      now.set("period", value);
      return now;
    });
  }

  return (
    <Section
      name="statistics"
      className="overflow-hidden"
      title={
        <span className="flex items-center gap-x-2">
          {t("statistics.title")}
          {data && <ModeBadge livemode={data.livemode} />}
        </span>
      }
    >
      <div className="flex items-center gap-x-2 px-6 py-3">
        <Select size="small" value={String(days)} onValueChange={choosePeriod}>
          <Select.Trigger aria-label={t("statistics.period")} className="w-auto">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {PERIODS.map((count) => (
              <Select.Item key={count} value={String(count)}>
                {t("statistics.days", { count })}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
        {currencies.length > 1 && (
          <Select
            size="small"
            value={shown.currency}
            onValueChange={(currency) => remember({ currency })}
          >
            <Select.Trigger aria-label={t("statistics.currency")} className="w-auto">
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {currencies.map(({ currency }) => (
                <Select.Item key={currency} value={currency}>
                  {currency}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        )}
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <FiguresTiles figures={shown} isEmpty={isEmpty} />
          <div className="flex flex-wrap gap-2 px-6 py-3">
            {(["chart", "table"] as const).map((one) => (
              <Button
                key={one}
                size="small"
                variant={detail === one ? "primary" : "secondary"}
                aria-pressed={detail === one}
                onClick={() => remember({ detail: detail === one ? null : one })}
              >
                {t(one === "chart" ? "statistics.showChart" : "statistics.showTable")}
              </Button>
            ))}
          </div>
          {detail && (
            <div style={{ height: DETAIL_HEIGHT[detail] }} className="overflow-hidden">
              {shown && detail === "chart" && <DaysChart figures={shown} />}
              {shown && detail === "table" && <DaysTable figures={shown} />}
              {isEmpty && (
                <Text size="small" className="text-ui-fg-subtle px-6 py-4">
                  {t("statistics.empty")}
                </Text>
              )}
              {!data && <Skeleton className="m-6 h-[calc(100%-48px)]" />}
            </div>
          )}
        </>
      )}
    </Section>
  );
}
