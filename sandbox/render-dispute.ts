import { isoSeconds } from "./clock";
import { type Currency, type DisputeStatus, type JsonObject, type StoredDispute } from "./types";

/** A dispute as Omise answers it, version 2019-05-29. */
export interface OmiseDispute extends JsonObject {
  object: "dispute";
  id: string;
  livemode: boolean;
  location: string;
  /** Minor units. */
  amount: number;
  currency: Currency;
  status: DisputeStatus;
  message: string | null;
  reason_code: string;
  reason_message: string;
  /** The charge's id. */
  charge: string;
  created_at: string;
  closed_at: string | null;
}

/** The dispute's JSON, in the field order of Omise's own fixtures. */
export function renderDispute(dispute: StoredDispute): OmiseDispute {
  return {
    object: "dispute",
    id: dispute.id,
    livemode: dispute.livemode,
    location: `/disputes/${dispute.id}`,
    currency: dispute.currency,
    amount: dispute.amount,
    funding_amount: dispute.amount,
    funding_currency: dispute.currency,
    metadata: {},
    charge: dispute.chargeId,
    admin_message: null,
    message: null,
    reason_code: dispute.reasonCode,
    reason_message: dispute.reasonMessage,
    status: dispute.status,
    closed_at: dispute.closedAt === null ? null : isoSeconds(dispute.closedAt),
    created_at: isoSeconds(dispute.createdAt),
  };
}
