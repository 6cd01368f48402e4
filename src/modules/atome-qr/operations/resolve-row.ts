import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { fetchCharge, takeIn } from "./read-charge";

/** What a webhook says; Omise's word counts. */
export interface ChargeHint {
  chargeId: string;
  attemptId: string | null;
}

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
  hint: ChargeHint,
): Promise<KnownChargeRow | undefined> {
  const row = await findRow(atomeQr, accountId, hint);
  if (!row) {
    return undefined;
  }
  if (row.charge_id) {
    return { ...row, charge_id: row.charge_id };
  }
  const charge = await fetchCharge(atomeQr, accountId, hint.chargeId);
  return charge.metadata.attempt_id === row.id ? takeIn(atomeQr, row, charge) : undefined;
}

/**
 * The row that a webhook says it is about, as the ledger has it: of its charge, or an attempt of which
 * no charge is known.
 *
 * @returns undefined for a charge that is not ours, or is another account's
 */
export async function findRow(
  atomeQr: AtomeQrModuleService,
  accountId: string,
  hint: ChargeHint,
): Promise<ChargeRow | undefined> {
  const known = await atomeQr.ledger.findByChargeId(hint.chargeId);
  if (known) {
    return atomeQr.accounts.areSame(known.account, accountId) ? known : undefined;
  }
  const attempt = hint.attemptId ? await atomeQr.ledger.findById(hint.attemptId) : undefined;
  const isOurs = attempt && atomeQr.accounts.areSame(attempt.account, accountId);
  return isOurs && !attempt.charge_id ? attempt : undefined;
}
