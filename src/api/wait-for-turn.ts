import { once } from "node:events";
import { type Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

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
  const turn = new AbortController();
  const patience = pause(LONGEST_CALL_MS, undefined, { ref: false, signal: turn.signal });
  await Promise.race([before, patience.catch(() => undefined)]);
  turn.abort();
}
