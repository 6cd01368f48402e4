/** When retrying ends, for charges and webhook events alike; the pauses are in `timing.ts`. */

/** After so many failures in a row, within an hour, staff are told. */
export const ATTEMPTS_BEFORE_ATTENTION = 8;

/** After so many, some 14 hours, it is not retried by itself any more; a webhook or staff still do. */
export const MAX_ATTEMPTS = 20;
