const DAY_MS = 24 * 60 * 60 * 1000;

/** Every day from `from` to `to`, both included, in UTC: `2026-01-31`. */
export function eachDay(from: Date, to: Date): string[] {
  const days: string[] = [];
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  for (let day = first; day <= to.getTime(); day += DAY_MS) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}
