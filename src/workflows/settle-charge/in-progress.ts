/**
 * Core writes what belongs together in several steps of one request, and waits for Omise between
 * them, which may take two minutes: what is younger than this may still be on its way; what is older
 * was left behind by whoever died over it.
 */
export const IN_PROGRESS_MS = 3 * 60_000;
