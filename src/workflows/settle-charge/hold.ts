import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { CORE_LOCK_TIMEOUT_SECONDS } from "../../domain/timing";

/**
 * Does work under locks that core takes, too: a cart's by its id, which core holds from before it
 * makes an order of it until the order is whole or taken back; a shelf's by its inventory item's.
 *
 * @throws when somebody else holds one of them for longer than anybody waits; nothing was done
 */
export function hold<T>(
  container: MedusaContainer,
  keys: string[],
  work: () => Promise<T>,
): Promise<T> {
  return container
    .resolve(Modules.LOCKING)
    .execute(keys, work, { timeout: CORE_LOCK_TIMEOUT_SECONDS });
}
