/** How long calls to Omise take. Imports nothing, so that `domain/timing.ts` can derive from it. */

/**
 * No request starts later than this after its call, neither for want of a slot or of budget nor when
 * repeated: a caller may count on its end within this and its own timeout. Milliseconds.
 */
export const STARTS_WITHIN_MS = 15_000;

/** Most repetitions of one call. */
export const MAX_RETRIES = 3;

/** First pause before a read is repeated, doubled each time; milliseconds. */
export const RETRY_DELAY_MS = 200;

/**
 * An idle connection is closed after this; milliseconds. Shorter than a usual server's: a POST on a
 * socket that is just being closed has no known outcome.
 */
export const IDLE_SOCKET_MS = 15_000;

/** How far a webhook's timestamp may be from the present, either way; seconds. As Omise advises. */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

/** Less than this is no difference between Omise's clock and ours: `Date` is in whole seconds. */
export const CLOCK_PRECISION_MS = 2_000;
