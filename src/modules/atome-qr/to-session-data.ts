import { type SessionData, toSessionData } from "../../domain/session-data";
import { type ChargeRow, type KnownChargeRow } from "./rows";

/**
 * Why the charge failed, in Omise's words for its shopper; null where none was made: why, is for staff
 * then, and can be about keys.
 */
export function failureMessageOf(row: Pick<ChargeRow, "charge_id" | "failure_message">) {
  return row.charge_id === null ? null : row.failure_message;
}

/**
 * The session data a ledger row stands for.
 *
 * @param payUrl the address of its hosted pay page
 */
export function toSessionDataOf(row: KnownChargeRow, payUrl: string): SessionData {
  return toSessionData({
    charge_id: row.charge_id,
    status: row.status === "creating" ? "pending" : row.status,
    amount: row.amount,
    currency: row.currency,
    expires_at: row.expires_at?.toISOString() ?? null,
    download_uri: row.download_uri,
    authorize_uri: row.authorize_uri,
    pay_url: payUrl,
    livemode: row.livemode,
    failure_code: row.failure_code,
    failure_message: failureMessageOf(row),
    source_id: null,
  });
}
