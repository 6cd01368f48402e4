import { setTimeout as pause } from "node:timers/promises";

import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { type MedusaContainer } from "@medusajs/framework/types";

import { EVENTS } from "../domain/events";
import { SHORT_RETRY_MS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";

/**
 * The provider found a paid charge while core held the cart's lock, and refused the change of the cart:
 * the charge is reconciled after that. Core goes on compensating the change for a moment, in which the
 * cart is neither the old one nor the new: a few short retries, and then the job.
 */
export default async function reconcileCharge({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { id } = event.data;
  if (!(await tryToReconcile(container, id))) {
    // Not waited for: a worker of the event bus handles one event at a time.
    void retry(container, id);
  }
}

/** Ends without an error: the job goes on. */
async function retry(container: MedusaContainer, id: string): Promise<void> {
  for (const ms of SHORT_RETRY_MS) {
    await pause(ms, undefined, { ref: false });
    if (await tryToReconcile(container, id)) {
      return;
    }
  }
}

/** Reconciles, and returns whether nothing is left to do. Errors are the job's to report. */
async function tryToReconcile(container: MedusaContainer, id: string): Promise<boolean> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  try {
    await reconcileChargeWorkflow(container).run({ input: { id } });
    return (await ledger.byId(id)).finalized_at !== null;
  } catch {
    return false;
  }
}

export const config: SubscriberConfig = {
  event: EVENTS.reconciliationRequested,
  context: { subscriberId: "atome-qr-reconcile-charge" },
};
