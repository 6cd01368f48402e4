import { ATTEMPT_LOST_AFTER_MS } from "../../domain/timing";
import { findAttempt } from "../../modules/atome-qr/operations/create-charge";
import { takeIn } from "../../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/**
 * Finds out what became of a create call whose answer nobody saw: a crash between call and write,
 * or a lost answer. The charge is adopted, or after a while concluded never to have been made.
 *
 * @returns the row with its charge; null when there is none (yet)
 */
export async function resolveAttempt(
  atomeQr: AtomeQrModuleService,
  attempt: ChargeRow,
): Promise<KnownChargeRow | null> {
  if (attempt.status !== "creating") {
    return null; // refused by Omise: there never was a charge
  }
  const charge = await findAttempt(atomeQr.accounts.byId(attempt.account), attempt);
  if (charge) {
    return takeIn(atomeQr, attempt, charge);
  }
  if (Date.now() - attempt.created_at.getTime() > ATTEMPT_LOST_AFTER_MS) {
    await atomeQr.ledger.failAttempt(attempt.id, "not_created", "The request never reached Omise.");
  }
  return null;
}
