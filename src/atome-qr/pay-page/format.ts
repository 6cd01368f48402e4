import { type Language } from "../../storefront/strings";
import { type Currency, type Money, toMedusaAmount } from "../money";

/** As the `lang` attribute and `Intl` call the languages of the texts. */
export const LOCALES: Record<Language, string> = { en: "en", th: "th", ms: "ms", zh: "zh-Hans" };

/** Where an account's shoppers are: by its currency. */
const TIME_ZONES: Record<Currency, string> = {
  THB: "Asia/Bangkok",
  SGD: "Asia/Singapore",
  MYR: "Asia/Kuala_Lumpur",
};

/** Such as `฿540.00`. */
export function formatAmount(money: Money, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency: money.currency,
    numberingSystem: "latn",
  });
  return format.format(toMedusaAmount(money));
}

/** A moment for paper, which no countdown helps: in the shoppers' time, with its zone. */
export function formatTime(at: Date, currency: Currency, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: TIME_ZONES[currency],
    timeZoneName: "short",
    numberingSystem: "latn",
  });
  return format.format(at);
}

/** `9:59`, `11:59:59`; the page's script counts on in the same form. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(left / 60) % 60, left % 60];
  const hours = Math.floor(left / 3600);
  const padded = parts.map((part) => String(part).padStart(2, "0"));
  return hours ? [hours, ...padded].join(":") : [parts[0], padded[1]].join(":");
}
