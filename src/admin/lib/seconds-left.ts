/**
 * The whole seconds until a moment, for a countdown. A clock that is a little behind must not make
 * 15:01 out of a quarter of an hour, so it is never more than there was to begin with.
 *
 * @param now milliseconds since 1970
 */
export function secondsLeft(until: string, since: string, now: number): number {
  const end = Date.parse(until);
  const left = Math.ceil((end - now) / 1_000);
  const given = Math.floor((end - Date.parse(since)) / 1_000);
  return Math.max(0, Math.min(left, given));
}
