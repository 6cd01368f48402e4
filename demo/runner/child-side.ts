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
 * Runs `start`, tells the runner when it is done, and calls the `stop` that it answers when the
 * channel to the runner closes.
 *
 * @param canQuit whether `start` may be cut off anywhere; otherwise it is finished first
 */
export function runChild(start: () => Promise<Started>, { canQuit }: { canQuit: boolean }): void {
  // The runner can be gone before this file was loaded; there would be no event any more.
  if (!process.connected) process.exit(0);
  // Only the runner decides when to stop; a stray signal must not end a child before its time.
  process.on("SIGINT", () => {});

  let isStarting = true;
  const starting = start().finally(() => (isStarting = false));

  process.once("disconnect", () => {
    if (canQuit && isStarting) process.exit(0);
    starting
      .then(({ stop }) => stop())
      .then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
  });

  starting.then(
    ({ result }) => tellRunner({ type: "ready", result }),
    (error) => {
      console.error(error);
      tellRunner({ type: "failed", message: reasonOf(error) });
    },
  );
}

/** Medusa rejects with plain objects too, and puts stacks into messages. */
function reasonOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  const text = typeof message === "string" ? message : String(error);
  const lines = text.split("\n").filter((line) => !/^\s+at /.test(line) && line.trim() !== "");
  return [...new Set(lines)].join("\n");
}
