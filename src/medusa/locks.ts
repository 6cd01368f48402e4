import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { AtomeQrError } from "../domain/errors";
import { CORE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";

/** How every locking provider begins; they have neither a type nor a code of their own for it. */
const TIMED_OUT = "Timed-out acquiring lock";

/**
 * Runs work of our own that must not run twice at once: the second one waits for the first.
 *
 * @param key what is done, to what
 * @param timeoutSeconds how long to wait
 * @throws AtomeQrError `busy`: the other one took longer, and nothing was done. Whatever `work` throws
 */
export async function withLock<T>(
  container: MedusaContainer,
  key: string,
  timeoutSeconds: number,
  work: () => Promise<T>,
): Promise<T> {
  let isOurTurn = false;
  const takeTurn = () => {
    isOurTurn = true;
    return work();
  };
  try {
    const locking = container.resolve(Modules.LOCKING);
    return await locking.execute([key], takeTurn, { timeout: timeoutSeconds });
  } catch (error) {
    // The work may wait for another lock, which is another matter.
    const isTimeout = error instanceof Error && error.message.startsWith(TIMED_OUT);
    if (isOurTurn || !isTimeout) {
      throw error;
    }
    throw new AtomeQrError(
      "busy",
      "Somebody else is doing the same right now. Look again in a moment.",
    );
  }
}

/**
 * Runs work under locks that core takes, too: a cart's by its id, which core holds from before it
 * makes an order of it until the order is complete or compensated; a stock location's inventory item
 * by its id.
 *
 * @throws when another process holds one of them for longer than `CORE_LOCK_TIMEOUT_SECONDS`;
 *   nothing was done
 */
export function withCoreLock<T>(
  container: MedusaContainer,
  keys: string[],
  work: () => Promise<T>,
): Promise<T> {
  return container
    .resolve(Modules.LOCKING)
    .execute(keys, work, { timeout: CORE_LOCK_TIMEOUT_SECONDS });
}
