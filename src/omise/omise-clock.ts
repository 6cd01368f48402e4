import { CLOCK_PRECISION_MS } from "./timing";

/**
 * How far Omise's clock is from ours, learned from the `Date` of its answers (RFC 9110, 6.6.1: in
 * whole seconds). Differences within the precision of that count as none.
 */
export class OmiseClock {
  private learned: number | null = null;

  /** @param now ours, milliseconds since 1970 */
  constructor(private readonly now: () => number = () => Date.now()) {}

  /** Milliseconds by which Omise's clock is ahead; null before its first answer. */
  get offsetMs(): number | null {
    return this.learned;
  }

  /**
   * Takes in the `Date` of an answer that has just come.
   *
   * @param tookMs from the request to the answer
   */
  learn(date: unknown, tookMs: number): void {
    const second = typeof date === "string" ? Date.parse(date) : NaN;
    if (Number.isNaN(second)) {
      return;
    }
    // Somewhere in that second, somewhere on the way: a slow answer says little, and changes nothing.
    const least = second - this.now();
    const most = least + 1000 + tookMs;
    const known = this.learned ?? 0;
    if (least <= known && known <= most) {
      this.learned = known;
      return;
    }
    const offset = (least + most) / 2;
    this.learned = Math.abs(offset) < CLOCK_PRECISION_MS ? 0 : Math.round(offset / 1000) * 1000;
  }

  /** The present by Omise's clock. */
  omiseNow(): Date {
    return new Date(this.now() + (this.learned ?? 0));
  }

  /** A moment that Omise named, by our clock. */
  toOurs(time: Date): Date {
    return new Date(time.getTime() - (this.learned ?? 0));
  }

  /** A moment of ours, as Omise names it. */
  toOmises(time: Date): Date {
    return new Date(time.getTime() + (this.learned ?? 0));
  }
}
