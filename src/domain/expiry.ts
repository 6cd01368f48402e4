import { DEFAULT_EXPIRY_SECONDS, MAX_EXPIRY_SECONDS, MIN_EXPIRY_SECONDS } from "./atome";
import { AtomeQrError } from "./errors";
import { EXPIRY_LATENCY_SECONDS } from "./timing";

/** Who may say how long a QR lives, strongest first. */
export const EXPIRY_SOURCES = ["one_off", "sales_channel", "region", "store", "option"] as const;

export type ExpirySource = (typeof EXPIRY_SOURCES)[number];

/** Seconds said by each source; absent where it says nothing. */
export type ExpiryCandidates = Partial<Record<ExpirySource, number | null>>;

export interface ResolvedExpiry {
  seconds: number;
  /** What decided; `default` when nothing is set. */
  source: ExpirySource | "default";
}

/**
 * The lifetime of the next QR: one-off → sales channel → region → store → option → 12 h.
 *
 * @throws AtomeQrError `invalid_expiry` when the deciding value is not a whole number of seconds
 *   from 30 to 43,200
 */
export function resolveExpiry(candidates: ExpiryCandidates): ResolvedExpiry {
  for (const source of EXPIRY_SOURCES) {
    const seconds = candidates[source];
    if (seconds != null) {
      return { seconds: assertExpirySeconds(seconds), source };
    }
  }
  return { seconds: DEFAULT_EXPIRY_SECONDS, source: "default" };
}

/** Under this key of a payment session's context, staff's own code says how long this one QR lives. */
export const ONE_OFF_EXPIRY_KEY = "atome_qr_expires_in_seconds";

/**
 * What staff gave for this one QR; seconds. Read from the context alone, which only the server
 * fills: a client chooses a session's `data`.
 */
export function readOneOffExpiry(context: unknown): number | null {
  const seconds = (context as Record<string, unknown> | null | undefined)?.[ONE_OFF_EXPIRY_KEY];
  return typeof seconds === "number" ? seconds : null;
}

/** @throws AtomeQrError `invalid_expiry` */
export function assertExpirySeconds(seconds: number): number {
  const valid = seconds >= MIN_EXPIRY_SECONDS && seconds <= MAX_EXPIRY_SECONDS;
  if (!Number.isInteger(seconds) || !valid) {
    throw new AtomeQrError(
      "invalid_expiry",
      `A payment can stay open from ${MIN_EXPIRY_SECONDS} seconds to ${MAX_EXPIRY_SECONDS / 3600} hours (${MAX_EXPIRY_SECONDS} seconds), not ${seconds} seconds.`,
    );
  }
  return seconds;
}

/**
 * The charge's `expires_at`, ISO 8601 in UTC without milliseconds (Omise's form), or undefined for
 * the full 12 hours: that is Omise's own default, and asking for it by a clock that runs ahead of
 * Omise's would be refused.
 */
export function toExpiresAt(seconds: number, now: Date): string | undefined {
  if (seconds > MAX_EXPIRY_SECONDS - EXPIRY_LATENCY_SECONDS) {
    return undefined;
  }
  const lifetime = Math.max(seconds, MIN_EXPIRY_SECONDS + EXPIRY_LATENCY_SECONDS);
  const at = (Math.ceil(now.getTime() / 1000) + lifetime) * 1000;
  return new Date(at).toISOString().replace(".000Z", "Z");
}
