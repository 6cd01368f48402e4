/**
 * The whole seconds until a moment, for a countdown. A code ends up to a second later than was asked
 * for, since Omise counts in whole seconds, and a till's clock can be a little behind: neither makes
 * 15:01 out of a quarter of an hour.
 *
 * @param now milliseconds since 1970
 */
export function secondsLeft(until: string, since: string, now: number): number {
  const end = Date.parse(until);
  const left = Math.floor((end - now) / 1_000);
  const given = Math.floor((end - Date.parse(since)) / 1_000);
  return Math.max(0, Math.min(left, given));
}
