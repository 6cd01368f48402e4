import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";

import pLimit from "p-limit";

/**
 * Who acts on a charge. Null: the system itself, such as Medusa's own workflows. `staff:` is followed
 * by the user's id.
 */
export type Actor = `staff:${string}` | "shopper" | "webhook" | "job" | "checkout";

/** Shared by every copy of this module: loaders differ in which file they take for the same. */
const KEY = Symbol.for("medusa-payment-atome-qr.actor");

const shared = globalThis as { [KEY]?: AsyncLocalStorage<Actor> };
const storage = (shared[KEY] ??= new AsyncLocalStorage<Actor>());

/**
 * Runs work as an actor: what it writes to the ledger is noted as theirs, through however many calls.
 * The outermost one counts: an order that is placed because of a webhook is the webhook's.
 */
export function runAs<T>(actor: Actor, work: () => T): T {
  return storage.getStore() ? work() : storage.run(actor, work);
}

/** Runs work as the system, although a user asked for it. */
export function runAsSystem<T>(work: () => T): T {
  return storage.exit(work);
}

/**
 * A queue in the order of arrival. Each work runs as who asked for it; `p-limit` alone would run it as
 * the actor whose work has just ended.
 *
 * @param most works side by side
 */
export function queueOf(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const limit = pLimit(most);
  return (work) => limit(AsyncResource.bind(work));
}

/**
 * Whether a shopper asked for what is done: then what goes wrong is told to a shopper, and Omise is
 * asked in the shoppers' share of its requests.
 */
export function isForShopper(): boolean {
  const actor = currentActor();
  return actor === "shopper" || actor === "checkout";
}

/** What the ledger's writes put into `changed_by`. */
export function currentActor(): Actor | null {
  return storage.getStore() ?? null;
}
