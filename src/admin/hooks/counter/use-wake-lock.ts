import { useEffect } from "react";

/** Keeps the screen on while a code waits; browsers without it let it sleep, and nothing is lost. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const acquire = () => {
      if (document.visibilityState !== "visible") return;
      navigator.wakeLock.request("screen").then(
        (acquired) => {
          lock = acquired;
          if (isOver) void acquired.release();
        },
        () => undefined, // the battery is low
      );
    };
    acquire();
    // The browser lets go of it when another tab is looked at.
    document.addEventListener("visibilitychange", acquire);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", acquire);
      void lock?.release();
    };
  }, [isWanted]);
}
