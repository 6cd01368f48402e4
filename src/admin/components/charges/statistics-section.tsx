import { Button, Select, Text } from "@medusajs/ui";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";

import type { CurrencyStatistics } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useStatistics } from "../../hooks/use-statistics";
import { useText } from "../../hooks/use-text";
import { PERIODS, readPeriod } from "../../lib/period";
import { ModeBadge } from "../charge/mode-badge";
import { ErrorState } from "../layout/error-state";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { DaysChart } from "./days-chart";
import { DaysTable } from "./days-table";

/**
 * What the store took with Atome QR in a period, in one currency at a time: in live payments, or in
 * test payments while it takes no others.
 */
export function StatisticsSection() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const days = readPeriod(params.get("period"));
  const { data, error, refetch } = useStatistics(days);
  const [chosen, setChosen] = useState<string>();
  const [isTable, setIsTable] = useState(false);

  const currencies = data?.currencies ?? [];
  const shown = currencies.find(({ currency }) => currency === chosen) ?? currencies[0];

  function choosePeriod(value: string) {
    setParams((now) => {
      now.set("period", value);
      return now;
    });
  }

  return (
    <Section
      name="statistics"
      title={t("statistics.title")}
      actions={
        <>
          {data && <ModeBadge livemode={data.livemode} />}
          {shown && (
            <Button size="small" variant="transparent" onClick={() => setIsTable(!isTable)}>
              {t(isTable ? "statistics.showChart" : "statistics.showTable")}
            </Button>
          )}
          {currencies.length > 1 && (
            <Select size="small" value={shown.currency} onValueChange={setChosen}>
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
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && !shown && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("statistics.empty")}
        </Text>
      )}
      {shown && <Tiles figures={shown} />}
      {shown && (isTable ? <DaysTable figures={shown} /> : <DaysChart figures={shown} />)}
    </Section>
  );
}

function Tiles({ figures }: { figures: CurrencyStatistics }) {
  const t = useText();
  const { money, number, duration } = useFormats();
  const { currency, median_seconds_to_payment: median } = figures;
  const tiles = [
    [t("statistics.paid"), money(figures.paid_amount, currency)],
    [t("statistics.count"), number(figures.paid_count)],
    [t("statistics.expired"), number(figures.expired_count)],
    [t("statistics.failed"), number(figures.failed_count)],
    [t("statistics.refunded"), money(figures.refunded_amount, currency)],
    [t("statistics.median"), median === null ? t("fields.none") : duration(median)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 px-6 py-4 md:grid-cols-3 xl:grid-cols-6">
      {tiles.map(([name, value]) => (
        <div key={name} className="flex min-w-0 flex-col gap-y-1">
          <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
          <dd className="txt-compact-large-plus break-words tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
