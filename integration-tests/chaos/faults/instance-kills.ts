import { setTimeout as pause } from "node:timers/promises";

import { type Instance } from "../../cluster/support/start-cluster";
import { type Tally } from "../tally";

const EVERY_MS: [number, number] = [20_000, 45_000];
const DOWN_MS = 1_500;
const START_TRIES = 4;

/**
 * Kills an instance (SIGKILL) every so often and starts it again. One at a time, so that of several
 * there is always one up.
 *
 * @returns stops that, and resolves when everything is up
 */
export function startInstanceKills(
  instances: readonly Instance[],
  random: () => number,
  tally: Tally,
): () => Promise<void> {
  const stop = new AbortController();
  const killing = (async () => {
    for (;;) {
      const wait = EVERY_MS[0] + random() * (EVERY_MS[1] - EVERY_MS[0]);
      await pause(wait, undefined, { signal: stop.signal });
      const instance = instances[Math.floor(random() * instances.length)];
      await instance.kill();
      tally.add("instance killed");
      await pause(DOWN_MS);
      await startAgain(instance);
    }
  })();
  // Ends by the signal; a start that failed for good is told by whoever stops it.
  killing.catch(() => undefined);
  return async () => {
    stop.abort();
    await killing.catch((error: Error) => {
      if (error.name !== "AbortError") {
        throw error;
      }
    });
  };
}

/** A start can fail over another fault; whatever runs the store would try again. */
export async function startAgain(instance: Instance): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await instance.start();
    } catch (error) {
      if (tries === START_TRIES) {
        throw error;
      }
      await pause(DOWN_MS);
    }
  }
}
