import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { chargeEvent } from "../../modules/atome-qr/charge-event";
import { type ChargeRow } from "../../modules/atome-qr/rows";

/** Tells the store what became of a charge. */
export async function emitChargeEvent(
  container: MedusaContainer,
  name: Parameters<typeof chargeEvent>[0],
  row: ChargeRow,
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit(chargeEvent(name, row));
}
