import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { formatDuration } from "../lib/format-duration";
import { currencySymbol, formatMoney } from "../lib/format-money";
import { formatDate, formatDateTime, formatDay, formatExactTime } from "../lib/format-time";
import { toLocale } from "../lib/locale";

/** Amounts, times and durations as the admin's language writes them. */
export function useFormats() {
  const { i18n } = useTranslation();
  const locale = toLocale(i18n.language);
  return useMemo(
    () => ({
      /** Minor units. */
      money: (amount: number, currency: string) => formatMoney(amount, currency, locale),
      currencySymbol: (currency: string) => currencySymbol(currency, locale),
      dateTime: (at: string | Date) => formatDateTime(at, locale),
      /** With seconds and the zone, for those who look closely. */
      exactTime: (at: string | Date) => formatExactTime(at, locale),
      date: (at: string | Date) => formatDate(at, locale),
      day: (day: string) => formatDay(day, locale),
      duration: (seconds: number) => formatDuration(seconds, locale),
      number: (value: number) => value.toLocaleString(locale, { numberingSystem: "latn" }),
      /** `A, B, C`; an "and" reads badly between entries such as `POS: 5 min`. */
      list: (items: string[]) => items.join(locale.startsWith("zh") ? "、" : ", "),
    }),
    [locale],
  );
}
