import { isPassing, statusOf } from "./errors";
import { isHidden, isOfflineForSure, onPageEvent } from "./page-events";
import { type AtomeQrPayment, type AtomeQrState, isOver, secondsLeft, toState } from "./state";
import { clockOffset } from "./clock-offset";

export interface WatchOptions {
  /** Called with every change, first with `starting`. */
  onChange: (state: AtomeQrState) => void;
  /** Ends the watch. */
  signal?: AbortSignal;
}

/** @param waitSeconds the server holds its answer so long, or until the status changes */
export type ReadPayment = (
  waitSeconds: number,
  signal: AbortSignal,
) => Promise<{ payment: AtomeQrPayment; date: string | null | undefined }>;

const WAIT_SECONDS = 25;
/** From one question to the next. */
const GAP_MS = 1_000;
/** Where held answers do not come through. */
const POLL_MS = 3_000;
const LONGEST_GAP_MS = 10_000;
/** A connection that died silently, as over a sleep, would otherwise be waited for in vain. */
const PATIENCE_MS = 10_000;
const TICK_MS = 1_000;
/** Longer than a busy page is late for a tick. */
const SLEPT_MS = 10_000;
/** Held answers lost in a row, after which a proxy is taken not to let them through. */
const HELD_FAILURES = 2;

/**
 * Follows a payment until nothing more can happen: asks, one question at a time, and has the server
 * hold each answer until something changes. Stops while the page is hidden; asks at once when it is
 * seen again, when the network is back, after a sleep, and when the code's time is up.
 *
 * @returns the last state
 */
export async function watch(
  read: ReadPayment,
  { onChange, signal }: WatchOptions,
): Promise<AtomeQrState> {
  let state: AtomeQrState = { status: "starting" };
  let offset = 0;
  let request: AbortController | undefined;
  let isNudged = false;
  let wake = () => {};
  let hasAskedAtEnd: string | null | undefined;
  let lastTick = Date.now();

  const tell = (next: AtomeQrState): AtomeQrState => {
    if (JSON.stringify(next) !== JSON.stringify(state)) {
      state = next;
      onChange(state);
    }
    return next;
  };

  /** What was heard may be stale: ask now, and plainly. */
  const nudge = () => {
    if (secondsLeft(state) === 0 && !isHidden()) {
      tell({ ...state, isChecking: true } as AtomeQrState);
    }
    isNudged = true;
    request?.abort();
    wake();
  };

  const stop = () => {
    request?.abort();
    wake();
  };

  const tick = () => {
    const hasSlept = Date.now() - lastTick > SLEPT_MS;
    lastTick = Date.now();
    const end = "payment" in state ? state.payment?.expires_at : undefined;
    const isAtEnd = secondsLeft(state) === 0 && hasAskedAtEnd !== end;
    if (isAtEnd) {
      hasAskedAtEnd = end;
    }
    if (hasSlept || isAtEnd) {
      nudge();
    }
  };

  const pause = (ms: number, canBeNudged = true) =>
    new Promise<void>((resolve) => {
      if (ms <= 0 || signal?.aborted || (canBeNudged && isNudged)) {
        resolve();
        return;
      }
      const timer = ms === Infinity ? undefined : setTimeout(resolve, ms);
      wake = () => {
        if (canBeNudged || signal?.aborted) {
          clearTimeout(timer);
          resolve();
        }
      };
    });

  const ask = async (waitSeconds: number) => {
    const thisRequest = (request = new AbortController());
    const timer = setTimeout(() => thisRequest.abort(), waitSeconds * 1000 + PATIENCE_MS);
    try {
      return await read(waitSeconds, thisRequest.signal);
    } finally {
      clearTimeout(timer);
      request = undefined;
    }
  };

  const ticking = setInterval(tick, TICK_MS);
  const ignorePage = onPageEvent(nudge);
  signal?.addEventListener("abort", stop);
  onChange(state);
  try {
    let isPlain = true;
    let failures = 0;
    let heldFailures = 0;
    while (!signal?.aborted) {
      if (isHidden()) {
        isNudged = false;
        await pause(Infinity);
        isPlain = true;
        continue;
      }
      isPlain ||= isNudged;
      isNudged = false;
      const isHeld = !isPlain && heldFailures < HELD_FAILURES;
      const askedAt = Date.now();
      let gap = GAP_MS;
      try {
        const { payment, date } = await ask(isHeld ? WAIT_SECONDS : 0);
        if (signal?.aborted) {
          break;
        }
        failures = 0;
        isPlain = false;
        offset = clockOffset(date, offset);
        if (isOver(tell(toState(payment, offset)))) {
          break;
        }
        if (isHeld) {
          heldFailures = 0;
        } else if (heldFailures >= HELD_FAILURES) {
          gap = POLL_MS;
        }
      } catch (error) {
        if (signal?.aborted) {
          break;
        }
        if (statusOf(error) === 404) {
          tell({ status: "expired", reason: "gone" });
          break;
        }
        if (!isPassing(error)) {
          tell({ status: "error", error: error as Error });
          break;
        }
        if (!isNudged) {
          // A held answer that breaks off says little, since proxies do that; a plain one's tells.
          if (!isHeld || isOfflineForSure()) {
            tell(toOffline(state, offset));
            gap = Math.min(GAP_MS * 2 ** failures++, LONGEST_GAP_MS);
          } else {
            heldFailures++;
          }
        }
        isPlain = true;
      }
      await pause(askedAt + GAP_MS - Date.now(), false);
      await pause(askedAt + gap - Date.now());
    }
    return state;
  } finally {
    clearInterval(ticking);
    ignorePage();
    signal?.removeEventListener("abort", stop);
  }
}

function toOffline(state: AtomeQrState, clockOffsetMs: number): AtomeQrState {
  switch (state.status) {
    case "waiting":
      return { ...state, status: "offline" };
    case "starting":
      return { status: "offline", clockOffsetMs, isChecking: false };
    // What was paid stays paid; its order is placed whether or not we hear of it.
    case "offline":
    case "paid":
    case "failed":
    case "expired":
    case "error":
      return state;
  }
}
