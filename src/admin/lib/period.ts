const DAY_MS = 86_400_000;

export const PERIODS = [7, 30, 90] as const;

/** In days. */
export type Period = (typeof PERIODS)[number];

/** The period a URL asks for; 30 days where it says none. */
export function readPeriod(value: string | null): Period {
  return PERIODS.find((days) => String(days) === value) ?? 30;
}

/** Whole days in UTC, as the server counts them, today being the last. */
export function periodRange(days: Period, now: Date): { from: string; to: string } {
  const to = new Date(now);
  to.setUTCHours(23, 59, 59, 999);
  const from = new Date(to.getTime() - days * DAY_MS + 1);
  return { from: from.toISOString(), to: to.toISOString() };
}
