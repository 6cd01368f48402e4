import { setTimeout as pause } from "node:timers/promises";

import { type Instance } from "../../cluster/support/start-cluster";
import { type Tally } from "../tally";
import { untilStopped } from "./until-stopped";

const EVERY_MS = [20_000, 45_000] as const;
const DOWN_MS = 1_500;
const START_TRIES = 4;

/** How often one that was killed is what it was before a deployment for a while: without the plugin. */
const SHARE_WITHOUT_PLUGIN = 0.25;
const WITHOUT_PLUGIN_MS = [5_000, 15_000] as const;

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
  return untilStopped(random, async (wait) => {
    await wait(EVERY_MS);
    const instance = instances[Math.floor(random() * instances.length)];
    await instance.kill();
    tally.add("instance killed");
    await pause(DOWN_MS);
    if (instances.length > 1 && random() < SHARE_WITHOUT_PLUGIN) {
      // It still takes from the queues whatever is in them, and knows nothing of ours.
      await startAgain(instance, { withPlugin: false });
      tally.add("instance without the plugin");
      await wait(WITHOUT_PLUGIN_MS).finally(async () => {
        await instance.kill();
        await startAgain(instance);
      });
    } else {
      await startAgain(instance);
    }
  });
}

/** A start can fail over another fault; whatever runs the store would try again. */
export async function startAgain(
  instance: Instance,
  options?: { withPlugin: boolean },
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await instance.start(options);
    } catch (error) {
      if (tries === START_TRIES) {
        throw error;
      }
      await pause(DOWN_MS);
    }
  }
}
