/**
 * `2026-01-31 17:00:00`, which spreadsheets read as a time. It does not name its zone, so write that
 * beside it.
 *
 * @param timeZone as IANA names it
 */
export function toZoneTime(at: string | Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? "";
  const day = [part("year"), part("month"), part("day")].join("-");
  return `${day} ${[part("hour"), part("minute"), part("second")].join(":")}`;
}
