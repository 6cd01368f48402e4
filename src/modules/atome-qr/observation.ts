import { type PaymentStatus } from "../../domain/status";

/** What a read of the charge at Omise says. Amounts in minor units. */
export interface Observation {
  status: PaymentStatus;
  charge_id: string;
  download_uri: string | null;
  authorize_uri: string | null;
  expires_at: Date | null;
  paid_at: Date | null;
  failure_code: string | null;
  failure_message: string | null;
  /** Without what disputes took; null where the answer does not say. */
  refunded_amount: number | null;
  /** The newest; amount in minor units. */
  dispute: { id: string; status: string; amount: number } | null;
}
