/** When retrying ends, for charges and webhook events alike; the pauses are in `timing.ts`. */

/** After so many failures in a row, about half an hour, staff are told. */
export const ATTEMPTS_BEFORE_ATTENTION = 8;

/**
 * After so many requests, ten minutes apart, a refund that Medusa shows and Omise does not make is
 * given up, and staff are told.
 */
export const MAX_REFUND_TRIES = 6;

/** How a refund fails for now: not sent, or Omise could not take it at the moment. */
export const PASSING_REFUND_FAILURES: readonly (string | null)[] = [
  "not_made",
  "outcome_unknown",
  "omise_unavailable",
  "omise_refused",
];

/** After so many, some 14 hours, it is not retried by itself any more; a webhook or staff still do. */
export const MAX_ATTEMPTS = 20;
