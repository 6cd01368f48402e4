import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";

import { reconcileCharge } from "../reconcile/reconcile-charge";

export interface ReconcileChargeInput {
  /** The ledger row's id. */
  id: string;
}

const reconcileChargeStep = createStep(
  "atome-qr-reconcile-charge",
  async ({ id }: ReconcileChargeInput, { container }) => {
    const { status, order_id, attention } = await reconcileCharge(container, id);
    return new StepResponse({ id, status, order_id, attention });
  },
);

/** Brings Medusa in line with a charge at Omise: it becomes an order, is returned, or ends. */
export const reconcileChargeWorkflow = createWorkflow(
  "atome-qr-reconcile-charge",
  (input: ReconcileChargeInput) => new WorkflowResponse(reconcileChargeStep(input)),
);
