import { setTimeout as pause } from "node:timers/promises";

/** Waits for as long as a range says, in milliseconds, or until the trouble is to stop. */
export type Wait = (range: readonly [least: number, most: number]) => Promise<void>;

/**
 * Makes trouble again and again, in the background.
 *
 * @param trouble one round: waits with the function it is given, which rejects when all is to stop
 * @param random how long it waits, within each range
 * @returns stops it, and resolves when the round under way has ended; rejects when one has failed
 */
export function untilStopped(
  random: () => number,
  trouble: (wait: Wait) => Promise<void>,
): () => Promise<void> {
  const stop = new AbortController();
  const wait: Wait = async ([least, most]) => {
    await pause(least + random() * (most - least), undefined, { signal: stop.signal });
  };
  const rounds = (async () => {
    for (;;) {
      await trouble(wait);
    }
  })();
  // Ends by the signal; what failed before is told by whoever stops it.
  rounds.catch(() => undefined);
  return async () => {
    stop.abort();
    await rounds.catch((error: Error) => {
      if (error.name !== "AbortError") {
        throw error;
      }
    });
  };
}
