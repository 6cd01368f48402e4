import { isPassing, statusOf, TOO_MANY } from "../errors";
import { onPageEvent } from "../page-events";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

interface Patience {
  signal: AbortSignal;
  onFailure: () => void;
}

/**
 * Tries again while the store cannot be reached, at once when the network is back. Not where the store
 * says that there were too many tries.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { signal, onFailure }: Patience,
): Promise<T | undefined> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || statusOf(error) === TOO_MANY) {
        throw error;
      }
    }
    if (!signal.aborted) {
      onFailure();
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  return undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      ignorePage();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const ignorePage = onPageEvent(done);
    signal.addEventListener("abort", done);
  });
}
