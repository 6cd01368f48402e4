import { type AttentionReason } from "../../../domain/attention";
import { toPaymentStatus } from "../../../domain/status";
import { type OmiseCharge } from "../../../omise";
import { type Observation } from "../observation";
import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { cannotRead } from "./cannot-read";

/**
 * Reads a charge from Omise, the only truth about it, and takes it into the ledger. A charge that
 * is not what the ledger asked for is marked first, so that it is not captured.
 *
 * @returns the ledger row as it stands after the read
 * @throws AtomeQrError `omise_unavailable` when Omise cannot be read · `omise_refused` when it answers
 *   that this cannot be read · `charge_unreadable` when it knows no such charge
 */
export async function readCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  return takeIn(atomeQr, row, await fetchCharge(atomeQr, row.account, row.charge_id));
}

/** @throws AtomeQrError `omise_unavailable` · `omise_refused` · `charge_unreadable` */
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
  for (const reason of findTroubles(row, charge)) {
    await atomeQr.ledger.raiseAttention(row.id, reason);
  }
  const { clock } = atomeQr.accounts.byId(row.account).client;
  const toOurs = (time: string | null) => (time === null ? null : clock.toOurs(new Date(time)));
  const { row: seen } = await atomeQr.ledger.observe(row.id, toObservation(charge, toOurs));
  return { ...seen, charge_id: charge.id };
}

/** Raised before the charge is taken in: a crash in between does not lose them. */
function findTroubles(row: ChargeRow, charge: OmiseCharge): AttentionReason[] {
  const dispute = toDisputeReason(row, charge);
  if (charge.livemode !== row.livemode) {
    return ["livemode_mismatch"];
  }
  if (charge.amount !== row.amount || charge.currency !== row.currency) {
    return ["amount_mismatch"];
  }
  const isReversed = charge.status === "reversed" && row.status === "paid";
  return [...(isReversed ? (["reversed"] as const) : []), ...(dispute ? [dispute] : [])];
}

/** Where the dispute is news; one that was won needs nobody, one that cannot be read somebody. */
function toDisputeReason(
  row: ChargeRow,
  { dispute, has_unreadable_dispute: isUnreadable }: OmiseCharge,
): AttentionReason | null {
  if (isUnreadable) {
    return "disputed";
  }
  const isSame = dispute?.id === row.dispute_id;
  // An answer can be older than what is known.
  const isKnown = isSame && [dispute?.status, "lost", "won"].includes(row.dispute_status ?? "");
  if (!dispute || isKnown || dispute.status === "won") {
    return null;
  }
  return dispute.status === "lost" ? "dispute_lost" : "disputed";
}

/** @param toOurs a moment that Omise named, by the database's clock: shoppers' countdowns and refund windows go by that */
function toObservation(
  charge: OmiseCharge,
  toOurs: (time: string | null) => Date | null,
): Observation {
  return {
    status: toPaymentStatus(charge),
    charge_id: charge.id,
    download_uri: charge.download_uri,
    authorize_uri: charge.authorize_uri,
    expires_at: toOurs(charge.expires_at),
    paid_at: toOurs(charge.paid_at),
    failure_code: charge.failure_code,
    failure_message: charge.failure_message,
    refunded_amount: charge.refunded_amount,
    dispute: charge.dispute,
  };
}
