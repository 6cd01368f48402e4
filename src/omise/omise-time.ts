/**
 * A moment as Omise writes and reads it: ISO 8601, UTC, whole seconds (`2026-01-31T10:00:00Z`).
 * Rounded down. Source: the `expires_at` format of Omise's Atome QR page.
 *
 * @param time a Date, Unix milliseconds or any ISO time
 * @throws {RangeError} when it is not a time
 */
export function toOmiseTime(time: Date | number | string): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}
