import { type Language } from "../shopper-texts";
import { type Currency } from "../domain/money";

/** As the `lang` attribute and `Intl` call the languages of the texts. */
export const LOCALES: Record<Language, string> = { en: "en", th: "th", ms: "ms", zh: "zh-Hans" };

/** Where an account's shoppers are: by its currency. */
const TIME_ZONES: Record<Currency, string> = {
  THB: "Asia/Bangkok",
  SGD: "Asia/Singapore",
  MYR: "Asia/Kuala_Lumpur",
};

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
