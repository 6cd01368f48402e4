import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";

import { createOrderQr, type OrderQrInput } from "../admin-api/commands/create-order-qr";
import { withdrawCodes } from "../admin-api/commands/withdraw-codes";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

const createOrderQrStep = createStep(
  "atome-qr-create-order-qr",
  async (input: OrderQrInput, { container }) => {
    const { id, charge_id, session_id, amount, currency } = await createOrderQr(container, input);
    return new StepResponse({ id, charge_id, session_id, amount, currency }, id);
  },
  async (id, { container }) => {
    if (id) {
      const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
      await withdrawCodes(container, [await ledger.byId(id)]).catch((error: unknown) => {
        // Paid meanwhile, or Omise cannot be reached: it is watched like every open code.
        const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
        logger.warn(`Atome QR: the code of ${id} was not withdrawn: ${safeMessage(error)}`);
      });
    }
  },
);

/** A code for what an order still owes; it is withdrawn when a later step of the caller's fails. */
export const createOrderQrWorkflow = createWorkflow(
  "atome-qr-create-order-qr",
  (input: OrderQrInput) => new WorkflowResponse(createOrderQrStep(input)),
);
