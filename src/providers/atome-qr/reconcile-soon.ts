import { setTimeout as pause } from "node:timers/promises";

import { type MedusaContainer } from "@medusajs/framework/types";

import { SHORT_RETRY_MS } from "../../domain/timing";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { reconcileChargeWorkflow } from "../../workflows/reconcile-charge";

/**
 * Reconciles a paid charge for which core was refused a change of its cart. Core holds the cart's lock
 * until it has compensated the change, and goes on for a moment after that, in which the cart is
 * neither the old one nor the new: a few short retries, and then the job. Not to be waited for.
 *
 * @param id the ledger row's id
 */
export async function reconcileSoon(container: MedusaContainer, id: string): Promise<void> {
  for (const ms of [0, ...SHORT_RETRY_MS]) {
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
