import { type MedusaContainer } from "@medusajs/framework/types";

import type { Statistics } from "../../api/admin/atome-qr/types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { type DayFigures, type StatisticsWindow } from "../../modules/atome-qr/statistics";
import { eachDay } from "./each-day";

/** The ledger's figures for a window: what became of the charges made in it, and what went back in it. */
export async function describeStatistics(
  container: MedusaContainer,
  window: StatisticsWindow,
): Promise<Statistics> {
  const { statistics } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const [totals, days] = await Promise.all([statistics.totals(window), statistics.days(window)]);
  const dates = eachDay(window.from, window.to);
  return {
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    currencies: totals.map((figures) => ({
      ...figures,
      days: fillDays(
        dates,
        days.filter(({ currency }) => currency === figures.currency),
      ),
    })),
  };
}

/** The same for every day, also for those on which nothing happened. */
function fillDays(dates: string[], days: DayFigures[]) {
  const known = new Map(days.map((day) => [day.date, day]));
  return dates.map((date) => {
    const { paid_count = 0, paid_amount = 0, lost_count = 0 } = known.get(date) ?? {};
    return { date, paid_count, paid_amount, lost_count };
  });
}
