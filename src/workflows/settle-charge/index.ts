import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";

import { settleCharge } from "./settle-charge";

/** However many shoppers ask about a charge, Omise is asked at most once in so many seconds. */
export const ASK_OMISE_EVERY_SECONDS = 5;

export interface SettleChargeInput {
  /** The ledger row's id. */
  id: string;
}

const settleChargeStep = createStep(
  "atome-qr-settle-charge",
  async ({ id }: SettleChargeInput, { container }) =>
    new StepResponse(await settleCharge(container, id)),
);

/**
 * The one path on which a charge becomes an order, or is closed. Webhook, shopper's poll, job,
 * staff and cart changes all end here.
 */
export const settleChargeWorkflow = createWorkflow(
  "atome-qr-settle-charge",
  (input: SettleChargeInput) => new WorkflowResponse(settleChargeStep(input)),
);
