import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { safeMessage } from "../modules/atome-qr/safe-message";

/** Tells the log what could not be done this time, and why. */
export function warn(container: MedusaContainer, what: string, error: unknown): void {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  logger.warn(`Atome QR: ${what}: ${safeMessage(error)}`);
}
