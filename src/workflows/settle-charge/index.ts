import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";

import { settleCharge } from "./settle-charge";

export interface SettleChargeInput {
  /** The ledger row's id. */
  id: string;
}

const settleChargeStep = createStep(
  "atome-qr-settle-charge",
  async ({ id }: SettleChargeInput, { container }) => {
    const { status, order_id, attention } = await settleCharge(container, id);
    return new StepResponse({ id, status, order_id, attention });
  },
);

/**
 * The one path on which a charge becomes an order, or is closed. Webhook, shopper's poll, job,
 * staff and cart changes all end here.
 */
export const settleChargeWorkflow = createWorkflow(
  "atome-qr-settle-charge",
  (input: SettleChargeInput) => new WorkflowResponse(settleChargeStep(input)),
);
