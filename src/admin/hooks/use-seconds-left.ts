import { useEffect, useState } from "react";

import { serverClock } from "../lib/server-clock";

/** The whole seconds until a moment, by the server's clock; counts down to 0. */
export function useSecondsLeft(until: string): number {
  const [left, setLeft] = useState(() => secondsUntil(until));

  useEffect(() => {
    const tick = () => setLeft(secondsUntil(until));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [until]);

  return left;
}

export function secondsUntil(at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) - serverClock.now()) / 1_000));
}
