/** Below that, a difference is the network's and the header's whole seconds, not the clock's. */
const TOLERANCE_MS = 3_000;

/**
 * The server's time: a till whose clock is wrong must not show a countdown that is. Where the
 * browser may not read the `Date` header (an admin on another origin), it is the local time.
 */
export function createServerClock(now: () => number = Date.now) {
  let skewMs = 0;
  return {
    note(date: string | null): void {
      const at = date ? Date.parse(date) : NaN;
      if (Number.isNaN(at)) return;
      const skew = at - now();
      skewMs = Math.abs(skew) > TOLERANCE_MS ? skew : 0;
    },
    now: () => now() + skewMs,
  };
}

export const serverClock = createServerClock();
