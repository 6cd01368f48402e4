import type { AdminAccount, AdminCharge, ExpiryOverride } from "../types";

/** The names of an item's fields; the compiler finds the one that is missing. */
const fieldsOf = <T>(fields: Record<keyof T, true>): string[] => Object.keys(fields);

/** What the lists' `fields` can name. */
export const CHARGE_FIELDS = fieldsOf<AdminCharge>({
  id: true,
  charge_id: true,
  account: true,
  provider_id: true,
  flow: true,
  status: true,
  attention: true,
  attention_detail: true,
  attention_handled_at: true,
  attention_resolved: true,
  amount: true,
  currency: true,
  refunded_amount: true,
  refunding: true,
  can_place_order: true,
  livemode: true,
  session_id: true,
  cart_id: true,
  order_id: true,
  order_display_id: true,
  email: true,
  created_at: true,
  expires_at: true,
  paid_at: true,
  finalized_at: true,
  without_order: true,
  failure_code: true,
  failure_message: true,
});

export const ACCOUNT_FIELDS = fieldsOf<AdminAccount>({
  id: true,
  provider_id: true,
  flow: true,
  livemode: true,
  checkout: true,
  key: true,
  trouble: true,
  email: true,
  method_enabled: true,
  currencies: true,
  limits: true,
  expires_in_seconds: true,
  expiry: true,
  expiry_exceptions: true,
  regions: true,
  clock_offset_seconds: true,
  requests: true,
  webhook_url: true,
  unsigned_webhooks_allowed: true,
  last_good_webhook: true,
  last_bad_webhook: true,
});

export const OVERRIDE_FIELDS = fieldsOf<ExpiryOverride>({
  id: true,
  scope: true,
  region_id: true,
  sales_channel_id: true,
  scope_name: true,
  expires_in_seconds: true,
  updated_by: true,
  updated_by_name: true,
  created_at: true,
  updated_at: true,
});
