const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A time of ISO 8601, with its offset from UTC. A day alone is a day in UTC, and means its first or
 * its last moment.
 *
 * @returns null for what is no such time
 */
export function readDate(text: string, edge: "start" | "end"): Date | null {
  if (DAY.test(text)) {
    const date = new Date(`${text}T${edge === "start" ? "00:00:00.000" : "23:59:59.999"}Z`);
    // JavaScript reads 31 February as 3 March.
    return isValid(date) && date.toISOString().startsWith(text) ? date : null;
  }
  const date = TIME.test(text) ? new Date(text) : new Date(NaN);
  return isValid(date) ? date : null;
}

function isValid(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}
