import { onPageEvent } from "./page-events";

const TICK_MS = 1_000;
/** Longer than a busy page is late for a tick. */
const SLEPT_MS = 10_000;

export interface AlertnessOptions {
  /** Ends every question and pause. */
  signal: AbortSignal | undefined;
  /** Which end has been reached just now, if one has; each is noticed once. */
  reachedEnd: () => string | undefined;
  /** What is shown may be stale. */
  onNudge: () => void;
}

/**
 * Notices when what was heard last may no longer be so: the page is seen again or hidden, the
 * network comes or goes, the device has slept, the code's time is up. Then it gives up the question
 * under way and ends the pause, so that it is asked anew.
 */
export interface Alertness {
  /** Whether that has happened since it was last asked. */
  takeNudge: () => boolean;
  isNudged: () => boolean;
  /** Asks, for at most so long. */
  ask: <T>(question: (signal: AbortSignal) => Promise<T>, patienceMs: number) => Promise<T>;
  pause: (ms: number) => Promise<void>;
  /** A pause that nothing but the signal ends. */
  pauseFirmly: (ms: number) => Promise<void>;
  end: () => void;
}

export function stayAlert({ signal, reachedEnd, onNudge }: AlertnessOptions): Alertness {
  let isNudged = false;
  let request: AbortController | undefined;
  let endPause = () => {};
  let lastTick = Date.now();
  let lastEnd: string | undefined;

  const nudge = () => {
    onNudge();
    isNudged = true;
    request?.abort();
    endPause();
  };

  const tick = () => {
    const hasSlept = Date.now() - lastTick > SLEPT_MS;
    lastTick = Date.now();
    const end = reachedEnd();
    const isNewEnd = end !== undefined && end !== lastEnd;
    lastEnd = end ?? lastEnd;
    if (hasSlept || isNewEnd) {
      nudge();
    }
  };

  const giveUp = () => {
    request?.abort();
    endPause();
  };

  const pauseUnless = (canBeNudged: boolean, ms: number) =>
    new Promise<void>((resolve) => {
      if (ms <= 0 || signal?.aborted || (canBeNudged && isNudged)) {
        resolve();
        return;
      }
      const timer = ms === Infinity ? undefined : setTimeout(resolve, ms);
      endPause = () => {
        if (canBeNudged || signal?.aborted) {
          clearTimeout(timer);
          resolve();
        }
      };
    });

  const ticking = setInterval(tick, TICK_MS);
  const ignorePage = onPageEvent(nudge);
  signal?.addEventListener("abort", giveUp);
  return {
    takeNudge() {
      const wasNudged = isNudged;
      isNudged = false;
      return wasNudged;
    },
    isNudged: () => isNudged,
    async ask(question, patienceMs) {
      const thisRequest = (request = new AbortController());
      const timer = setTimeout(() => thisRequest.abort(), patienceMs);
      try {
        return await question(thisRequest.signal);
      } finally {
        clearTimeout(timer);
        request = undefined;
      }
    },
    pause: (ms) => pauseUnless(true, ms),
    pauseFirmly: (ms) => pauseUnless(false, ms),
    end() {
      clearInterval(ticking);
      ignorePage();
      signal?.removeEventListener("abort", giveUp);
    },
  };
}
