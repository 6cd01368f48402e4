/** The sandbox's clock: the real one (or an injected one) plus what `advance` and `skewMs` add. */
export class Clock {
  /** Milliseconds that `advance` has added so far. */
  offset = 0;
  /** Milliseconds by which it is ahead of its clients' clocks, as Omise's can be; below 0, behind. */
  skewMs = 0;

  constructor(private readonly wallClock: () => number) {}

  /** Unix milliseconds as the sandbox sees them. */
  now(): number {
    return this.wallNow() + this.offset;
  }

  /**
   * Unix milliseconds without what `advance` added. Webhook signatures and the `Date` of answers use
   * it, because the receiver compares them with its own clock, which did not jump.
   */
  wallNow(): number {
    return this.wallClock() + this.skewMs;
  }
}

/** ISO 8601 in UTC without milliseconds, the only form Omise uses. */
export function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Whole Unix seconds; Omise keeps no finer time. */
export function unixSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
