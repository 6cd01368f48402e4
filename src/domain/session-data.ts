import { type Currency } from "./atome";
import { type PaymentStatus } from "./status";

/**
 * Everything a payment session's `data` holds of ours. It is public to the shopper, and core
 * merges it over what the client sent (`{...input.data, ...output.data}`), so every key is always
 * written: a client's value cannot survive under any of them.
 */
export interface SessionData extends Record<string, unknown> {
  charge_id: string;
  status: PaymentStatus;
  /** Minor units. */
  amount: number;
  currency: Currency;
  /** ISO time. */
  expires_at: string | null;
  /** The code's image; null where there is none to scan. */
  download_uri: string | null;
  /** Where the shopper goes on to pay; null where there is a code to scan. */
  authorize_uri: string | null;
  /** The hosted pay page; only its path where the store's own address is not known. */
  pay_url: string | null;
  livemode: boolean;
  failure_code: string | null;
  failure_message: string | null;
  /**
   * The one key that is read from a client; always null once it was. A source pays once: kept here,
   * it would come back when core makes a new session with an old one's data, and be refused.
   */
  source_id: null;
}

/** Picks the whitelisted keys, in this order, from anything that has them (a ledger row, say). */
export function toSessionData(source: SessionData): SessionData {
  return {
    charge_id: source.charge_id,
    status: source.status,
    amount: source.amount,
    currency: source.currency,
    expires_at: source.expires_at,
    download_uri: source.download_uri,
    authorize_uri: source.authorize_uri,
    pay_url: source.pay_url,
    livemode: source.livemode,
    failure_code: source.failure_code,
    failure_message: source.failure_message,
    source_id: null,
  };
}

/**
 * The charge a session's or payment's data names; null when it names none. The id alone is read
 * back: what the charge is worth and how it stands comes from the ledger and Omise.
 */
export function readChargeId(data: Record<string, unknown> | undefined | null): string | null {
  const id = data?.charge_id;
  return typeof id === "string" && id.startsWith("chrg_") ? id : null;
}
