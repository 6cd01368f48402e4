import { type Currency } from "../../domain/money";
import { type ChargeStatus } from "../../domain/status";

/** Row types of the module's tables, as Postgres returns them. */
export interface ChargeRow {
  id: string;
  account: string;
  session_id: string;
  cart_id: string | null;
  order_id: string | null;
  for_order_id: string | null;
  email: string | null;
  charge_id: string | null;
  source_id: string | null;
  status: ChargeStatus;
  /** Minor units. */
  amount: number;
  currency: Currency;
  livemode: boolean;
  download_uri: string | null;
  expires_at: Date | null;
  paid_at: Date | null;
  failure_code: string | null;
  failure_message: string | null;
  /** Minor units. */
  refunded_amount: number;
  /** Minor units. */
  shown_refunded_amount: number;
  checked_at: Date | null;
  settled_at: Date | null;
  next_check_at: Date;
  mismatch_since: Date | null;
  attempts: number;
  last_error: string | null;
  attention: string | null;
  attention_handled_at: Date | null;
  announced_attention: string | null;
  /** Minor units. */
  announced_refunded_amount: number;
  withdrawn_at: Date | null;
  awaited_at: Date | null;
  /** Secret: whoever has it sees the pay page. */
  pay_token: string;
  renewing_at: Date | null;
  renewed_by: string | null;
  notified: string | null;
  notify_at: Date | null;
  changed_by: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A ledger row whose charge is known to exist at Omise. */
export type KnownChargeRow = ChargeRow & { charge_id: string };

export interface RefundRow {
  id: string;
  charge_id: string;
  medusa_refund_id: string | null;
  refund_id: string | null;
  status: "creating" | "succeeded" | "failed";
  claim: number;
  /** Minor units. */
  amount: number;
  currency: Currency;
  reason: string;
  failure_code: string | null;
  changed_by: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface WebhookEventRow {
  id: string;
  account: string;
  event_id: string;
  key: string;
  charge_id: string;
  attempt_id: string | null;
  next_attempt_at: Date;
  attempts: number;
  last_error: string | null;
  created_at: Date;
}

/** A line of a charge's timeline; written by triggers only. */
export interface ChargeEventRow {
  id: string;
  row_id: string;
  kind: string;
  cause: string;
  user_id: string | null;
  /** Minor units. */
  amount: number | null;
  reason: string | null;
  created_at: Date;
}

export interface ExpiryOverrideRow {
  id: string;
  scope: "store" | "region" | "sales_channel";
  region_id: string | null;
  sales_channel_id: string | null;
  expires_in_seconds: number;
  updated_by: string | null;
  created_at: Date;
  updated_at: Date;
}
