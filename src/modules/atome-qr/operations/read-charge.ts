import { type AttentionReason } from "../../../atome-qr/attention";
import { toPaymentStatus } from "../../../atome-qr/status";
import { type OmiseCharge } from "../../../omise";
import { type Observation } from "../ledger";
import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/**
 * Reads a charge from Omise, the only truth about it, and takes it into the ledger. A charge that
 * is not what the ledger asked for is marked first, so that nobody captures it.
 *
 * @returns the ledger row as it stands after the read
 * @throws OmiseError when Omise cannot be read
 */
export async function readCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  const charge = await atomeQr.accounts.byId(row.account).client.getCharge(row.charge_id);
  return takeIn(atomeQr, row, charge);
}

/** Takes a charge that was just read (or made) into the ledger; see {@link readCharge}. */
export async function takeIn(
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
  charge: OmiseCharge,
): Promise<KnownChargeRow> {
  const mismatch = findMismatch(row, charge);
  if (mismatch) {
    await atomeQr.ledger.raiseAttention(row.id, mismatch);
  }
  const { row: seen } = await atomeQr.ledger.observe(row.id, toObservation(charge));
  return { ...seen, charge_id: charge.id };
}

function findMismatch(row: ChargeRow, charge: OmiseCharge): AttentionReason | null {
  if (charge.livemode !== row.livemode) {
    return "livemode_mismatch";
  }
  const same = charge.amount === row.amount && charge.currency === row.currency;
  return same ? null : "amount_mismatch";
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
