export const PERIODS = [7, 30, 90] as const;

/** In days. */
export type Period = (typeof PERIODS)[number];

/** The period a URL asks for; 30 days where it says none. */
export function readPeriod(value: string | null): Period {
  return PERIODS.find((days) => String(days) === value) ?? 30;
}

/** Whole days of the staff's own calendar, as in the list; today is the last. */
export function periodRange(days: Period, now: Date): { from: string; to: string } {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const from = new Date(year, month, day - days + 1);
  const to = new Date(year, month, day, 23, 59, 59, 999);
  return { from: from.toISOString(), to: to.toISOString() };
}

/** Where the staff are, as IANA names it. */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
