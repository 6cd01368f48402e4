import { type ChildMessage } from "./child";

/** The child's half of `startChild`: tells the runner how far it is. */
export function tellRunner(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

interface Started {
  result?: unknown;
  stop: () => Promise<void>;
}

/**
 * Runs `start`, tells the runner when it is done, and stops when the channel to the runner closes:
 * with the `stop` that `start` answers, or at once when it has not come that far.
 */
export function runChild(start: () => Promise<Started>): void {
  // Only the runner decides when to stop; a stray signal must not end a child before its time.
  process.on("SIGINT", () => {});

  let stop = () => Promise.resolve();
  process.once("disconnect", () => {
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });

  start().then(
    (started) => {
      stop = () => started.stop();
      tellRunner({ type: "ready", result: started.result });
    },
    (error) => {
      console.error(error);
      const text = error instanceof Error ? error.message : String(error);
      tellRunner({ type: "failed", message: text });
      // The runner closes the channel in answer; without a runner nobody would.
      setTimeout(() => process.exit(1), 1_000);
    },
  );
}
