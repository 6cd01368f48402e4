import { isPassing, statusOf, TOO_MANY } from "../errors";
import { onPageEvent } from "../page-events";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
/** After an answer: each try that the store takes counts among the new codes that it allows. */
const LONGEST_PAUSE_AFTER_ANSWER_MS = 60_000;

interface Patience {
  signal: AbortSignal;
  onFailure: () => void;
}

/**
 * Tries again while the store cannot be reached, at once when the network is back; more slowly where it
 * answers that something is out of order. Not where it says that there were too many tries.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { signal, onFailure }: Patience,
): Promise<T | undefined> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    let isAnswered = false;
    try {
      return await work();
    } catch (error) {
      isAnswered = statusOf(error) !== undefined;
      if (!isPassing(error) || statusOf(error) === TOO_MANY) {
        throw error;
      }
    }
    if (!signal.aborted) {
      onFailure();
      await pause(pauseMs, signal, isAnswered);
      pauseMs = Math.min(
        pauseMs * 2,
        isAnswered ? LONGEST_PAUSE_AFTER_ANSWER_MS : LONGEST_PAUSE_MS,
      );
    }
  }
  return undefined;
}

/** @param isFirm that the network is back, or the page looked at again, does not end it */
function pause(ms: number, signal: AbortSignal, isFirm: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      ignorePage();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const ignorePage = isFirm ? () => {} : onPageEvent(done);
    signal.addEventListener("abort", done);
  });
}
