import { JOB_RUN_MS } from "../domain/timing";

/** Claimed at a time: little enough to be done before the claim runs out, even if Omise is slow. */
export const CHUNK = 100;

/**
 * Claims and works until nothing is left, or a run has lasted `JOB_RUN_MS`.
 *
 * @param work told, besides, when the run is to end (Unix milliseconds)
 */
export async function inChunks<T>(
  claim: () => Promise<T[]>,
  work: (items: T[], deadline: number) => Promise<void>,
): Promise<void> {
  const deadline = Date.now() + JOB_RUN_MS;
  for (let items = await claim(); items.length > 0; items = await claim()) {
    await work(items, deadline);
    if (Date.now() > deadline) {
      return;
    }
  }
}

/**
 * Works through more than a chunk that was claimed at once, a chunk at a time: the claim lasts for one
 * that begins before the run's end.
 *
 * @param leave called with what is left then
 */
export async function inSlices<T>(
  items: T[],
  deadline: number,
  work: (slice: T[]) => Promise<void>,
  leave: (rest: T[]) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += CHUNK) {
    if (Date.now() > deadline) {
      return leave(items.slice(first));
    }
    await work(items.slice(first, first + CHUNK));
  }
}
