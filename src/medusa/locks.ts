import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { CORE_LOCK_POLL_MS, CORE_LOCK_SECONDS, CORE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";

/**
 * Runs work under the lock that core takes on a cart, which it holds from before it makes an order of
 * it until the order is complete or compensated. Taken as core takes it, by `acquire`: Medusa's
 * Postgres provider does not let `execute` exclude that, and would hold a pooled connection meanwhile.
 *
 * @throws when another one holds it for longer than `CORE_LOCK_TIMEOUT_SECONDS`; nothing was done
 */
export async function withCartLock<T>(
  container: MedusaContainer,
  cartId: string,
  work: () => Promise<T>,
): Promise<T> {
  const locking = container.resolve(Modules.LOCKING);
  const ownerId = `atome-qr:${randomUUID()}`;
  const deadline = Date.now() + CORE_LOCK_TIMEOUT_SECONDS * 1000;
  const take = () => locking.acquire(cartId, { ownerId, expire: CORE_LOCK_SECONDS });
  while (!(await tryToTake(take, deadline))) {
    await pause(CORE_LOCK_POLL_MS);
  }
  try {
    return await work();
  } finally {
    await locking.release(cartId, { ownerId });
  }
}

/** Providers throw when another one holds it, and have no error of their own for that. */
async function tryToTake(take: () => Promise<void>, deadline: number): Promise<boolean> {
  try {
    await take();
    return true;
  } catch (error) {
    if (Date.now() + CORE_LOCK_POLL_MS > deadline) {
      throw error;
    }
    return false;
  }
}

/**
 * Runs work under the locks that core takes, by `execute`, on inventory items.
 *
 * @throws as `withCartLock`
 */
export function withStockLock<T>(
  container: MedusaContainer,
  inventoryItemIds: string[],
  work: () => Promise<T>,
): Promise<T> {
  return container
    .resolve(Modules.LOCKING)
    .execute(inventoryItemIds, work, { timeout: CORE_LOCK_TIMEOUT_SECONDS });
}
