import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { fetchCharge, takeIn } from "./read-charge";

/**
 * The ledger row a webhook is about. A charge the ledger does not know yet may be one whose create
 * call was never answered, or was given up too early: it is adopted when Omise confirms that it
 * carries one of our attempts.
 *
 * @returns undefined for a charge that is not ours, or is another account's
 * @throws AtomeQrError `omise_unavailable`
 */
export async function resolveRow(
  atomeQr: AtomeQrModuleService,
  accountId: string,
  hint: { chargeId: string; attemptId: string | null },
): Promise<KnownChargeRow | undefined> {
  const known = await atomeQr.ledger.findByChargeId(hint.chargeId);
  if (known) {
    const isOurs = atomeQr.accounts.areSame(known.account, accountId);
    return isOurs ? { ...known, charge_id: hint.chargeId } : undefined;
  }
  const attempt = hint.attemptId ? await atomeQr.ledger.findById(hint.attemptId) : undefined;
  if (!attempt || attempt.charge_id || !atomeQr.accounts.areSame(attempt.account, accountId)) {
    return undefined;
  }
  const charge = await fetchCharge(atomeQr, accountId, hint.chargeId);
  return charge.metadata.attempt_id === attempt.id ? takeIn(atomeQr, attempt, charge) : undefined;
}
