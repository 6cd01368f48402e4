import { type AtomeQrPayment } from "..";

export const VALID_MS = 600_000;

/** A payment of THB 540 whose code can be paid for ten minutes from now. */
export function aPayment(change: Partial<AtomeQrPayment> = {}): AtomeQrPayment {
  return {
    status: "pending",
    amount: 54_000,
    currency: "THB",
    expires_at: new Date(Date.now() + VALID_MS).toISOString(),
    download_uri: null,
    authorize_uri: null,
    failure_code: null,
    failure_message: null,
    order_id: null,
    ...change,
  };
}
