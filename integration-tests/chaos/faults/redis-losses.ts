import { type Tally } from "../tally";
import { untilStopped } from "./until-stopped";

const EVERY_MS = [45_000, 90_000] as const;

/**
 * Empties Redis from time to time, as a failover to a replica that was behind does: locks, queues
 * and schedules are gone.
 *
 * @returns stops that
 */
export function startRedisLosses(
  emptyRedis: () => Promise<void>,
  random: () => number,
  tally: Tally,
): () => Promise<void> {
  return untilStopped(random, async (wait) => {
    await wait(EVERY_MS);
    await emptyRedis();
    tally.add("Redis emptied");
  });
}
