import { type Language } from "../shopper-texts";
import { LOCALES } from "../shopper-texts/locales";
import { type Currency, MARKETS } from "../domain/atome";

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
