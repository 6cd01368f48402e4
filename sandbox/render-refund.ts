import { isoSeconds } from "./clock";
import { type Currency, type JsonObject, type StoredRefund } from "./types";

/** A refund as Omise answers it, version 2019-05-29. */
export interface OmiseRefund extends JsonObject {
  object: "refund";
  id: string;
  /** Minor units. */
  amount: number;
  currency: Currency;
  metadata: JsonObject;
  /** The charge's id. */
  charge: string;
  status: "closed";
  voided: boolean;
  created_at: string;
}

/** The refund's JSON; refunds are synchronous, so its status is only ever `closed`. */
export function renderRefund(refund: StoredRefund): OmiseRefund {
  return {
    object: "refund",
    id: refund.id,
    location: `/charges/${refund.chargeId}/refunds/${refund.id}`,
    livemode: refund.livemode,
    voided: refund.voided,
    currency: refund.currency,
    amount: refund.amount,
    metadata: refund.metadata,
    charge: refund.chargeId,
    capture: null,
    terminal: null,
    transaction: refund.transaction,
    status: "closed",
    funding_amount: refund.amount,
    funding_currency: refund.currency,
    created_at: isoSeconds(refund.createdAt),
    acquirer_reference_number: null,
    approval_code: null,
  };
}
