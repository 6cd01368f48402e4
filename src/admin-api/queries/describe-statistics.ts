import { type MedusaContainer } from "@medusajs/framework/types";

import type { Statistics } from "../types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { type PartOfDay, type StatisticsWindow } from "../../modules/atome-qr/statistics";
import { findStoreCurrency } from "../../medusa/store-currency";
import { eachDay } from "./each-day";

export interface StatisticsInput extends Omit<StatisticsWindow, "livemode"> {
  /** Undefined for live payments where the store takes any, and test payments otherwise. */
  livemode?: boolean;
}

/**
 * The ledger's figures for a window: what became of the charges made in it, and what went back in it.
 *
 * @throws AtomeQrError `invalid_input`: the database does not know the time zone
 */
export async function describeStatistics(
  container: MedusaContainer,
  input: StatisticsInput,
): Promise<Statistics> {
  const { statistics, accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const livemode = input.livemode ?? accounts.all().some(({ options }) => options.livemode);
  const window: StatisticsWindow = { ...input, livemode };
  const [totals, days, storeCurrency] = await Promise.all([
    statistics.totals(window),
    statistics.days(window),
    findStoreCurrency(container),
  ]);
  const { from, to, timeZone } = window;
  const dates = eachDay(from, to, timeZone);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    time_zone: timeZone,
    livemode,
    store_currency: storeCurrency,
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
function fillDays(dates: string[], parts: PartOfDay[]) {
  return dates.map((date) => {
    const known = parts.filter((part) => part.date === date);
    const sum = (key: "paid_count" | "paid_amount" | "lost_count" | "refunded_amount") =>
      known.reduce((total, part) => total + (part[key] ?? 0), 0);
    const [paid, refunded] = [sum("paid_amount"), sum("refunded_amount")];
    return {
      date,
      paid_count: sum("paid_count"),
      paid_amount: paid,
      lost_count: sum("lost_count"),
      refunded_amount: refunded,
      net_amount: paid - refunded,
    };
  });
}
