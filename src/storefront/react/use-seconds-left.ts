import { useEffect, useState } from "react";

import { type AtomeQrState, secondsLeft } from "..";

const TICK_MS = 500;

/** Whole seconds until the code's time is up, by the second; undefined when nothing runs. */
export function useSecondsLeft(state: AtomeQrState): number | undefined {
  const [, setTicks] = useState(0);
  const isRunning = secondsLeft(state) !== undefined;
  useEffect(() => {
    if (!isRunning) {
      return;
    }
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return secondsLeft(state);
}
