import { OmiseError } from "./errors";

/** A write changes something at Omise: a charge made or expired, a refund. */
export type RequestKind = "read" | "write";

/**
 * What a request is for. What shoppers ask for (new codes, the end of old ones, how a payment stands)
 * gets no more than a share; the rest is kept for bringing payments to their end.
 */
export type RequestPurpose = "shopper" | "reconciling";

/**
 * How many requests may be sent to one Omise account, shared by all who send some: Omise counts
 * what comes from all of a store's instances together.
 */
export interface RequestBudget {
  /**
   * Waits until one request may be sent; reads give way to writes.
   *
   * @param deadline milliseconds since 1970, by this process's clock
   * @throws {OmiseError} `rate_limited` when it cannot be sent by then, as soon as that is known
   */
  take(kind: RequestKind, deadline: number, purpose: RequestPurpose): Promise<void>;
  /** Omise answered 429: no instance sends anything for so many seconds. */
  slowDown(seconds: number): Promise<void>;
}

/** What reads may use of a number of requests, so that some are always left for charges and refunds. */
export function readShare(requests: number): number {
  return Math.max(1, Math.floor((requests * 2) / 3));
}

/** What shoppers may use of a number of requests, or of reads: half is always left for reconciling. */
export function shopperShare(requests: number): number {
  return Math.max(1, Math.floor(requests / 2));
}

/** A request that was given up before anything of it was sent. */
export function notSent(retryAfterSeconds?: number): OmiseError {
  const message = "Too many requests to Omise are waiting. Try again in a moment.";
  return new OmiseError(message, { code: "rate_limited", retryable: true, retryAfterSeconds });
}
