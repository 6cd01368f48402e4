import { type Sandbox } from "../../../sandbox";
import { type Tally } from "../tally";
import { untilStopped } from "./until-stopped";

const EVERY_MS = [40_000, 80_000] as const;

/** Below five minutes, the age at which a webhook's signature is too old. */
const FURTHEST_APART_MS = 4 * 60_000;

/**
 * Omise's clock is another one from time to time, minutes ahead of the store's or behind it.
 *
 * @returns stops that, and puts it right
 */
export function startClockChanges(
  sandbox: Sandbox,
  random: () => number,
  tally: Tally,
): () => Promise<void> {
  const stop = untilStopped(random, async (wait) => {
    await wait(EVERY_MS);
    sandbox.clock.skewMs = Math.round((2 * random() - 1) * FURTHEST_APART_MS);
    tally.add("Omise's clock changed");
  });
  return async () => {
    await stop();
    sandbox.clock.skewMs = 0;
  };
}
