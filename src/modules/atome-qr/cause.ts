import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Who causes what is done to a charge. Null: the system itself, such as Medusa's own workflows.
 * `staff:` is followed by the user's id.
 */
export type Cause = `staff:${string}` | "shopper" | "webhook" | "job" | "checkout";

/** Shared by every copy of this module: loaders differ in which file they take for the same. */
const KEY = Symbol.for("medusa-payment-atome-qr.cause");

const shared = globalThis as { [KEY]?: AsyncLocalStorage<Cause> };
const storage = (shared[KEY] ??= new AsyncLocalStorage<Cause>());

/**
 * Does work in somebody's name: what it writes into the ledger is noted as theirs, however many calls
 * lie in between. Who came first is the cause: a payment that is checked out because of a webhook is
 * the webhook's doing.
 */
export function runAs<T>(cause: Cause, work: () => T): T {
  return storage.getStore() ? work() : storage.run(cause, work);
}

/** Does work in nobody's name, though it was asked for in somebody's. */
export function asNobody<T>(work: () => T): T {
  return storage.exit(work);
}

/** What the ledger's writes put into `changed_by`. */
export function currentCause(): Cause | null {
  return storage.getStore() ?? null;
}
