const DAY_MS = 24 * 60 * 60 * 1000;

/** Every day of a calendar from `from` to `to`, both included: `2026-01-31`. */
export function eachDay(from: Date, to: Date, timeZone: string): string[] {
  const days: string[] = [];
  const last = Date.parse(dayOf(to, timeZone));
  for (let day = Date.parse(dayOf(from, timeZone)); day <= last; day += DAY_MS) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}

/** Which day it is then, where the clocks show `timeZone`. */
function dayOf(at: Date, timeZone: string): string {
  // Sweden writes its dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}
