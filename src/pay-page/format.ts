import { type Language } from "../shopper-texts";
import { type Currency, MARKETS } from "../domain/atome";

/** As the `lang` attribute and `Intl` call the languages of the texts. */
export const LOCALES: Record<Language, string> = { en: "en", th: "th", ms: "ms", zh: "zh-Hans" };

/** A moment for paper, which no countdown helps: in the shoppers' time, with its zone. */
export function formatTime(at: Date, currency: Currency, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: MARKETS[currency].timeZone,
    timeZoneName: "short",
    numberingSystem: "latn",
    // As in the admin: one calendar on both, also in Thai.
    calendar: "gregory",
  });
  return format.format(at);
}
