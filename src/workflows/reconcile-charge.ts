import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  when,
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
    const { row, isFinalized } = await reconcileCharge(container, id);
    const { charge_id, status, order_id, attention } = row;
    return new StepResponse({ id, charge_id, status, order_id, attention, isFinalized });
  },
);

/**
 * Brings Medusa in line with a charge at Omise: it becomes an order, is returned, or ends.
 *
 * Hooks, each called when the charge has just been finalized: `chargePaid` when its order shows the
 * money, `chargeEnded` when it failed or expired. What must survive a crash subscribes to the events.
 */
export const reconcileChargeWorkflow = createWorkflow(
  "atome-qr-reconcile-charge",
  (input: ReconcileChargeInput) => {
    const result = reconcileChargeStep(input);
    const chargePaid = when(
      "atome-qr-charge-is-paid",
      { result },
      ({ result: { isFinalized, status, order_id: orderId } }) =>
        isFinalized && status === "paid" && orderId !== null,
    ).then(() => createHook("chargePaid", result));
    const chargeEnded = when(
      "atome-qr-charge-has-ended",
      { result },
      ({ result: { isFinalized, status } }) => isFinalized && status !== "paid",
    ).then(() => createHook("chargeEnded", result));
    return new WorkflowResponse(result, { hooks: [chargePaid, chargeEnded] as const });
  },
);
