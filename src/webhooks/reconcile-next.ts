import { type MedusaContainer } from "@medusajs/framework/types";

import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";

/** By ledger row: the reconciliation in progress, and the one that begins after it. */
const running = new Map<string, Promise<void>>();
const waiting = new Map<string, Promise<void>>();

/**
 * Reconciles a charge with what Omise shows after this call. However many ask for that while a
 * reconciliation is in progress in this process, one more serves them all: a thousand webhooks about
 * one charge cost a few reads at Omise, not a thousand.
 *
 * @param id the ledger row's id
 * @throws whatever stopped the reconciliation
 */
export function reconcileNext(container: MedusaContainer, id: string): Promise<void> {
  const current = running.get(id);
  const shared = waiting.get(id);
  if (shared || !current) {
    return shared ?? start(container, id);
  }
  const next = current
    .catch(() => undefined) // told to those who asked for it
    .then(() => {
      waiting.delete(id);
      return start(container, id);
    });
  waiting.set(id, next);
  return next;
}

function start(container: MedusaContainer, id: string): Promise<void> {
  const run = reconcileChargeWorkflow(container)
    .run({ input: { id } })
    .then(() => undefined)
    .finally(() => running.delete(id));
  running.set(id, run);
  return run;
}
