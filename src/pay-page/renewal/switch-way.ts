import { type MedusaContainer } from "@medusajs/framework/types";

import { RENEWAL_LOCK_TIMEOUT_SECONDS } from "../../domain/timing";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { runAs } from "../../modules/atome-qr/actor";
import { LEASE_KEYS } from "../../modules/atome-qr/leases";
import { countNewCode } from "../../modules/atome-qr/operations/count-new-code";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findOtherWay } from "./find-other-way";
import { findShownNewer, makeSession, type RenewalResult } from "./renew-charge";

/**
 * Changes an open payment to the other way to pay, for the holder of its link. The old charge is ended
 * at Omise first; where that is refused, because it was just paid, say, it stays. One new charge is
 * made, however often it is asked for: afterwards that one answers.
 *
 * @param address the holder's, as Express knows it
 * @throws AtomeQrError `busy`
 */
export async function switchWay(
  container: MedusaContainer,
  row: ChargeRow,
  address?: string,
): Promise<RenewalResult> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const key = LEASE_KEYS.switch(row.id);
  return atomeQr.leases.run(key, RENEWAL_LOCK_TIMEOUT_SECONDS, async () => {
    const newer = await findShownNewer(container, row);
    if (newer) {
      return { failed: false, row: newer };
    }
    const other = await findOtherWay(container, row);
    if (!other) {
      return { failed: false, row };
    }
    const wait = await countNewCode(atomeQr, { of: other.collectionId, address });
    if (wait > 0) {
      return { failed: true, wait };
    }
    const made = await runAs("shopper", () => makeSession(container, row, other));
    const { status } = await atomeQr.ledger.byId(row.id);
    // Paid in the last moment: its own page tells.
    return made || status === "paid"
      ? { failed: false, row: made ?? row }
      : { failed: true, wait: null };
  });
}
