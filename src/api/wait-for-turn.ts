import { once } from "node:events";
import { type Writable } from "node:stream";

import { LONGEST_CALL_MS } from "../domain/timing";

/** By key: ends with the answer of the last one that came. */
const last = new Map<string, Promise<unknown>>();

/**
 * Lets the requests of one key through one after another, in this process.
 *
 * @param res the turn ends with this answer, or when its caller is gone
 */
export async function waitForTurn(key: string, res: Writable): Promise<void> {
  const before = last.get(key);
  const end = once(res, "close").catch(() => undefined);
  last.set(key, end);
  void end.then(() => last.get(key) === end && last.delete(key));
  const timer = new AbortController();
  const patience = new Promise((resolve) => {
    const timeout = setTimeout(resolve, LONGEST_CALL_MS).unref();
    timer.signal.addEventListener("abort", () => clearTimeout(timeout));
  });
  await Promise.race([before, patience]);
  timer.abort();
}
