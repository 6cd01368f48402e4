import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { CORE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";

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
