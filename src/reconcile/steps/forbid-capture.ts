import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type StepOf } from "../facts";
import { type Decision, type Run } from "../run";

/**
 * No order is to be made with this payment: from here on the provider refuses to authorize or capture
 * it, so that the money can go back.
 */
export async function forbidCapture(
  { container, atomeQr, failure }: Run,
  { row, step }: Decision<StepOf<"forbidCapture">>,
): Promise<void> {
  const detail = failure ? safeMessage(failure.error) : undefined;
  await atomeQr.ledger.raiseAttention(row.id, step.reason, { detail });
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  const cause = detail ? `: ${detail}` : ".";
  logger.warn(
    `Atome QR: no order could be placed for ${row.charge_id}, which is paid (${step.reason})${cause}`,
  );
}
