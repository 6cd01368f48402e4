import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { announce } from "../../modules/atome-qr/operations/announce";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/** Tells the store what is new about a charge. Never throws: what could not be told, the job tells. */
export async function announceChanges(container: MedusaContainer, id: string): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const eventBus = container.resolve(Modules.EVENT_BUS);
  await announce(atomeQr, id, (message) => eventBus.emit(message)).catch((error: unknown) => {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: news of ${id} will be told later: ${safeMessage(error)}`);
  });
}
