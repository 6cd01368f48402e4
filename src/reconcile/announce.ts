import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { chargeEvent } from "../modules/atome-qr/charge-event";
import { announce } from "../modules/atome-qr/operations/announce";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/** Emits what the event bus does not know yet of a charge. Never throws: the job emits the rest. */
export async function announceChanges(container: MedusaContainer, id: string): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const eventBus = container.resolve(Modules.EVENT_BUS);
  await announce(atomeQr, id, (message) => eventBus.emit(message)).catch((error: unknown) => {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: events of ${id} will be emitted later: ${safeMessage(error)}`);
  });
}

/** Emits how a charge ended. */
export async function emitChargeEvent(
  container: MedusaContainer,
  name: Parameters<typeof chargeEvent>[0],
  row: ChargeRow,
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit(chargeEvent(name, row));
}
