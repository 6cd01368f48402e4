import { type MedusaContainer } from "@medusajs/framework/types";

import { type AttentionReason } from "../domain/attention";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { announceChanges } from "./announce";

/**
 * Has a person look at a charge: in the admin, and on the event bus. Once for each reason.
 *
 * @param since see `raiseAttention`
 */
export async function tellStaff(
  container: MedusaContainer,
  id: string,
  reason: AttentionReason,
  since?: Date,
): Promise<void> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (await ledger.raiseAttention(id, reason, since)) {
    await announceChanges(container, id);
  }
}
