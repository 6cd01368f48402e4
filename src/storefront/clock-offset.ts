/** What whole seconds in the header and the way here explain. */
const TOLERANCE_MS = 2_000;

/**
 * How far the server's clock is ahead of this device's.
 *
 * @param date the answer's `Date` header, which has whole seconds; null where it cannot be read
 * @param before the offset so far, kept while it fits, so that a countdown does not jump
 */
export function clockOffset(date: string | null | undefined, before: number): number {
  const offset = Date.parse(date ?? "") + 500 - Date.now();
  if (Number.isNaN(offset) || Math.abs(offset - before) < TOLERANCE_MS) {
    return before;
  }
  return Math.abs(offset) < TOLERANCE_MS ? 0 : offset;
}
