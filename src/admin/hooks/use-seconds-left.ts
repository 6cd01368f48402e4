import { useEffect, useState } from "react";

import { secondsLeft } from "../lib/seconds-left";
import { serverClock } from "../lib/server-clock";

/** The whole seconds until a moment, by the server's clock; counts down to 0. */
export function useSecondsLeft(until: string, since: string): number {
  const [left, setLeft] = useState(() => secondsLeft(until, since, serverClock.now()));

  useEffect(() => {
    const tick = () => setLeft(secondsLeft(until, since, serverClock.now()));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [until, since]);

  return left;
}

export function secondsUntil(at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) - serverClock.now()) / 1_000));
}
