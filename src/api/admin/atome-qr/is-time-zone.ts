/**
 * Whether it is the name of a time zone such as `Asia/Bangkok`. Postgres means something else than
 * Node by an offset (`+07:00` is west of Greenwich) and by a short name (`IST` is Israel's).
 */
export function isTimeZone(text: string): boolean {
  if (!/^(utc|gmt|[a-z_]+\/.+)$/i.test(text)) {
    return false;
  }
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch {
    return false;
  }
}
