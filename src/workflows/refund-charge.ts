import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";

import { refundForStaff, type StaffRefund } from "../admin-api/commands/refund-charge";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

export interface RefundChargeInput extends StaffRefund {
  /** The ledger row's id. */
  id: string;
  /** Who asks for it. */
  userId: string;
}

/** No compensation: money that went back cannot be taken again. */
const refundChargeStep = createStep(
  "atome-qr-refund-charge",
  async ({ id, userId, ...refund }: RefundChargeInput, { container }) => {
    const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    await refundForStaff(container, await ledger.byId(id), refund, userId);
    const { charge_id, refunded_amount } = await ledger.byId(id);
    return new StepResponse({ id, charge_id, refunded_amount });
  },
);

/** Pays a charge back, in whole or in part, through the order that was paid with it, if there is one. */
export const refundChargeWorkflow = createWorkflow(
  "atome-qr-refund-charge",
  (input: RefundChargeInput) => new WorkflowResponse(refundChargeStep(input)),
);
