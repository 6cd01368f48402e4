import { Table } from "@medusajs/ui";

import type { CurrencyStatistics } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

/** What the chart shows, in numbers; newest first. */
export function DaysTable({ figures }: { figures: CurrencyStatistics }) {
  const t = useText();
  const { day, number, money } = useFormats();
  return (
    <div
      className="h-full overflow-auto [&_td]:whitespace-nowrap [&_td]:pr-3 [&_th]:break-normal [&_th]:pr-3 [&_th]:[overflow-wrap:normal]"
      tabIndex={0}
      role="group"
      aria-label={t("statistics.chart")}
    >
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("statistics.day")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("statistics.count")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("statistics.net")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("statistics.lost")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {[...figures.days].reverse().map((one) => (
            <Table.Row key={one.date}>
              <Table.Cell>{day(one.date)}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{number(one.paid_count)}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">
                {money(one.net_amount, figures.currency)}
              </Table.Cell>
              <Table.Cell className="text-right tabular-nums">{number(one.lost_count)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
