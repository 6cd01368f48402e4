/**
 * Dates as the dashboard around it shows them: in the staff's own time zone and, also in Thai, in
 * years of the Common Era, because two calendars on one screen would confuse.
 */
const COMMON = { calendar: "gregory", numberingSystem: "latn" } as const;
/** As the dashboard's own: 24 hours. */
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DAY = { ...COMMON, day: "numeric", month: "short" } as const;

/** `24 Nov 2026, 09:18`. */
export function formatDateTime(at: string | Date, locale: string): string {
  const options = { ...DAY, ...TIME, year: "numeric" } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(at));
}

/** `24 Nov 2026, 09:18:05 GMT+7`. */
export function formatExactTime(at: string | Date, locale: string): string {
  const options = { ...DAY, ...TIME, year: "numeric", second: "2-digit" } as const;
  const time = new Intl.DateTimeFormat(locale, options).format(new Date(at));
  // Apart: beside a zone, Thai writes the time out in words.
  const zoned = new Intl.DateTimeFormat(locale, { timeZoneName: "short" });
  const zone = zoned.formatToParts(new Date(at)).find(({ type }) => type === "timeZoneName");
  return `${time} ${zone?.value ?? ""}`.trim();
}

/** `24 Nov 2026`. */
export function formatDate(at: string | Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...DAY, year: "numeric" }).format(new Date(at));
}

/** `24 Nov`, of a day such as `2026-11-24`, which has no time zone. */
export function formatDay(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: "UTC" });
  return format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}
