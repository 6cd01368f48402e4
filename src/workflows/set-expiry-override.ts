import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type OverrideTarget } from "../modules/atome-qr/expiry-overrides";
import { type ExpiryOverrideRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

export interface SetExpiryOverrideInput extends OverrideTarget {
  /** 30 to 43,200. */
  expires_in_seconds: number;
  /** The user's id. */
  updated_by: string | null;
}

const setExpiryOverrideStep = createStep(
  "atome-qr-set-expiry-override",
  async (input: SetExpiryOverrideInput, { container }) => {
    const { expiryOverrides } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const { scope, region_id, sales_channel_id } = input;
    const [before] = await expiryOverrides.list({ scope, region_id, sales_channel_id });
    const now = await expiryOverrides.set(input);
    return new StepResponse(now, { now, before });
  },
  async (
    change: { now: ExpiryOverrideRow; before?: ExpiryOverrideRow } | undefined,
    { container },
  ) => {
    const { expiryOverrides } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    if (change) {
      await expiryOverrides.restore(change.now, change.before);
    }
  },
);

/** Says how long a scope's new QR codes live, in the place of what was said before. */
export const setExpiryOverrideWorkflow = createWorkflow(
  "atome-qr-set-expiry-override",
  (input: SetExpiryOverrideInput) => new WorkflowResponse(setExpiryOverrideStep(input)),
);

export interface DeleteExpiryOverrideInput {
  id: string;
  /** Who takes it back. */
  userId: string | null;
}

const deleteExpiryOverrideStep = createStep(
  "atome-qr-delete-expiry-override",
  async ({ id, userId }: DeleteExpiryOverrideInput, { container }) => {
    const { expiryOverrides } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const deleted = await expiryOverrides.remove(id, userId);
    return new StepResponse({ deleted: deleted !== undefined }, deleted);
  },
  async (deleted: ExpiryOverrideRow | undefined, { container }) => {
    const { expiryOverrides } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    if (deleted) {
      await expiryOverrides.putBack(deleted);
    }
  },
);

/** Takes an override back: the next weaker scope decides again. */
export const deleteExpiryOverrideWorkflow = createWorkflow(
  "atome-qr-delete-expiry-override",
  (input: DeleteExpiryOverrideInput) => new WorkflowResponse(deleteExpiryOverrideStep(input)),
);
