import { type AttentionReason } from "../../../domain/attention";
import { toPaymentStatus } from "../../../domain/status";
import { type OmiseCharge } from "../../../omise";
import { type Observation } from "../ledger";
import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { cannotRead } from "./cannot-read";

/**
 * Reads a charge from Omise, the only truth about it, and takes it into the ledger. A charge that
 * is not what the ledger asked for is marked first, so that it is not captured.
 *
 * @returns the ledger row as it stands after the read
 * @throws AtomeQrError `omise_unavailable` when Omise cannot be read · `omise_refused` when it answers
 *   that this cannot be read
 */
export async function readCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  return takeIn(atomeQr, row, await fetchCharge(atomeQr, row.account, row.charge_id));
}

/** @throws AtomeQrError `omise_unavailable` · `omise_refused` */
export function fetchCharge(
  atomeQr: AtomeQrModuleService,
  accountId: string,
  chargeId: string,
): Promise<OmiseCharge> {
  const { client } = atomeQr.accounts.byId(accountId);
  return client.getCharge(chargeId).catch((error: unknown) => {
    throw cannotRead("The payment cannot be looked up", error);
  });
}

/** Takes a charge that was just read (or made) into the ledger; see {@link readCharge}. */
export async function takeIn(
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
  charge: OmiseCharge,
): Promise<KnownChargeRow> {
  const trouble = findTrouble(row, charge);
  if (trouble) {
    await atomeQr.ledger.raiseAttention(row.id, trouble);
  }
  const { row: seen } = await atomeQr.ledger.observe(row.id, toObservation(charge));
  return { ...seen, charge_id: charge.id };
}

function findTrouble(row: ChargeRow, charge: OmiseCharge): AttentionReason | null {
  if (charge.livemode !== row.livemode) {
    return "livemode_mismatch";
  }
  if (charge.amount !== row.amount || charge.currency !== row.currency) {
    return "amount_mismatch";
  }
  return charge.status === "reversed" && row.status === "paid" ? "reversed" : null;
}

function toObservation(charge: OmiseCharge): Observation {
  return {
    status: toPaymentStatus(charge),
    charge_id: charge.id,
    download_uri: charge.download_uri,
    expires_at: toDate(charge.expires_at),
    paid_at: toDate(charge.paid_at),
    failure_code: charge.failure_code,
    failure_message: charge.failure_message,
    refunded_amount: charge.refunded_amount,
  };
}

function toDate(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}
