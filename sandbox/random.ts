import { randomBytes, randomInt } from "node:crypto";

const BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";

/** An Omise id: prefix, `test` in test mode, 19 lower-case base-36 characters. */
export function newId(prefix: string, livemode: boolean): string {
  let suffix = "";
  for (let i = 0; i < 19; i++) suffix += BASE36.charAt(randomInt(36));
  return `${prefix}_${livemode ? "" : "test_"}${suffix}`;
}

/** A token for a link, in the upper-case hex that Omise's download links have. */
export function newToken(bytes = 8): string {
  return randomBytes(bytes).toString("hex").toUpperCase();
}

/**
 * A seeded source of numbers in [0, 1) (mulberry32): the same seed gives the same faults.
 * Ids never come from it, since a restart with the same seed would hand them out again.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
