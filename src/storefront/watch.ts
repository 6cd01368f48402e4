import {
  LONG_POLL_SECONDS,
  LONGEST_POLL_GAP_MS,
  PLAIN_POLL_MS,
  POLL_GAP_MS,
  POLL_PATIENCE_MS,
} from "../domain/timing";
import { stayAlert } from "./alertness";
import { clockOffset } from "./clock-offset";
import { isPassing, reasonOf, statusOf } from "./errors";
import { isHidden, isOfflineForSure } from "./page-events";
import {
  type AtomeQrPayment,
  type AtomeQrState,
  isOver,
  secondsLeft,
  toOffline,
  toState,
} from "./state";

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

  const tell = (next: AtomeQrState): AtomeQrState => {
    if (JSON.stringify(next) !== JSON.stringify(state)) {
      state = next;
      onChange(state);
    }
    return next;
  };

  const alertness = stayAlert({
    signal,
    reachedEnd: () =>
      "payment" in state && secondsLeft(state) === 0
        ? (state.payment?.expires_at ?? undefined)
        : undefined,
    onNudge() {
      if (secondsLeft(state) === 0) {
        tell({ ...state, isChecking: true } as AtomeQrState);
      }
    },
  });
  onChange(state);
  try {
    let isPlain = true;
    let failures = 0;
    let heldFailures = 0;
    let missing = 0;
    while (!signal?.aborted) {
      if (isHidden()) {
        alertness.takeNudge();
        await alertness.pause(Infinity);
        continue;
      }
      isPlain = alertness.takeNudge() || isPlain;
      const waitSeconds = isPlain || heldFailures >= HELD_FAILURES ? 0 : LONG_POLL_SECONDS;
      const askedAt = Date.now();
      let gap = POLL_GAP_MS;
      try {
        const { payment, date } = await alertness.ask(
          (abort) => read(waitSeconds, abort),
          waitSeconds * 1000 + POLL_PATIENCE_MS,
        );
        if (signal?.aborted) {
          break;
        }
        isPlain = false;
        failures = 0;
        missing = 0;
        offset = clockOffset(date, offset);
        if (isOver(tell(toState(payment, offset)))) {
          break;
        }
        if (waitSeconds > 0) {
          heldFailures = 0;
        } else if (heldFailures >= HELD_FAILURES) {
          gap = PLAIN_POLL_MS;
        }
      } catch (error) {
        if (signal?.aborted) {
          break;
        }
        const isMissing = statusOf(error) === 404;
        missing = isMissing ? missing + 1 : 0;
        // A proxy answers so, too, amid a deploy.
        if (isMissing && (reasonOf(error) === "session_not_found" || missing > 1)) {
          tell({ status: "expired", reason: "gone" });
          break;
        }
        if (!isMissing && !isPassing(error)) {
          tell({ status: "error", error: error as Error });
          break;
        }
        isPlain = true;
        if (alertness.isNudged() || isMissing) {
          // Given up by ourselves; or the next answer tells.
        } else if (waitSeconds > 0 && !isOfflineForSure()) {
          // A held answer that breaks off says little, since proxies do that; a plain one's tells.
          heldFailures++;
        } else {
          tell(toOffline(state, offset));
          gap = Math.min(POLL_GAP_MS * 2 ** failures++, LONGEST_POLL_GAP_MS);
        }
      }
      await alertness.pauseFirmly(askedAt + POLL_GAP_MS - Date.now());
      await alertness.pause(askedAt + gap - Date.now());
    }
    return state;
  } finally {
    alertness.end();
  }
}
