import { decimalsOf } from "../../domain/atome";

/** `฿1,234.50` in Thai, `THB 1,234.50` in English. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    numberingSystem: "latn",
  });
  return format.format(toMain(amount, currency));
}

/** `฿`, for a field that says the currency's code as well. */
export function currencySymbol(currency: string, locale: string): string {
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const parts = new Intl.NumberFormat(locale, options).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** The amount in main units: 123450 is 1234.5. */
export function toMain(amount: number, currency: string): number {
  return amount / 10 ** decimalsOf(currency);
}

const GROUPED = /^\s*\d{1,3}(,\d{3})+(\.\d*)?\s*$/;
const GROUPED_BY_POINTS = /^\s*\d{1,3}(\.\d{3})+,\d*\s*$/;

/** What is typed or pasted, `100,50` or `1,234.50` or `1.234,50`, with a point and no groups. */
export function toDecimalPoint(typed: string): string {
  if (GROUPED.test(typed)) return typed.replaceAll(",", "");
  if (GROUPED_BY_POINTS.test(typed)) return typed.replaceAll(".", "").replace(",", ".");
  return typed.replaceAll(",", ".");
}

/** What was typed as main units, in minor units; null when it is no amount. */
export function toMinor(typed: string, currency: string): number | null {
  const number = Number(typed.trim());
  if (!typed.trim() || !Number.isFinite(number)) return null;
  return Math.round(number * 10 ** decimalsOf(currency));
}
