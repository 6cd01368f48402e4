import type { Currency, Flow } from "../domain/atome";

/**
 * What the admin API answers and takes. Amounts are minor units, times ISO 8601 in UTC. Errors are
 * Medusa's: `{ type, code, message }`, the message a sentence that staff can act on, in the language
 * of `accept-language` (`th`, `ms`, `zh-CN`), else in English.
 *
 * | route | takes | answers |
 * |---|---|---|
 * | `GET /admin/atome-qr/charges` | `ChargeFilters`, `limit` (20, at most 100), `offset` | `ChargesAnswer` |
 * | `GET …/charges/export` | `ChargeFilters`, `time_zone` (`UTC`) | the same list as `text/csv`, an attachment |
 * | `GET …/charges/:id` | | `{ charge: AdminChargeDetail }` |
 * | `POST …/charges/:id/sync` | `?automatic=true` when no person asks for it | `{ charge: AdminChargeDetail }`, re-read at Omise |
 * | `POST …/charges/:id/expire` | | `{ charge }`; 409 `charge_already_paid`, `charge_not_open` |
 * | `POST …/charges/:id/refund` | `{ amount?, refunded_amount?, refund_reason_id?, note? }`, all that is left by default; the second is what had been refunded when the person decided: 409 `refunded_meanwhile` when it has changed | `{ charge }` |
 * | `POST …/charges/:id/place-order` | | `{ charge }`: the order of a paid charge is tried again; 400 `order_not_placed` where it still cannot be placed, 409 `order_not_placeable` |
 * | `POST …/charges/:id/handled` | `{ handled: boolean, attention? }`; the second is the reason that the person saw: 409 `attention_changed` when it is another by now | `{ charge }` |
 * | `POST …/charges/:id/pay-link` | | `{ pay_url, download_uri }` of an open charge: the pay link, and Omise's own address of the image |
 * | `GET …/charges/:id/qr` | | the image of an open charge |
 * | `POST …/charges/:id/mark-as` | `{ status: "paid" \| "failed" }`, test mode only | `{ charge }` |
 * | `GET …/statistics` | `StatisticsQuery` | `{ statistics: Statistics }` |
 * | `GET …/accounts` | the list's | `AccountsAnswer` |
 * | `GET …/expiry-overrides` | `scope?`, `region_id?`, `sales_channel_id?`, the list's | `ExpiryOverridesAnswer` |
 * | `POST …/expiry-overrides` | `ExpiryOverrideInput` | `{ expiry_override }`; replaces the scope's |
 * | `DELETE …/expiry-overrides/:id` | | `{ id, object: "atome_qr_expiry_override", deleted: true }` |
 * | `GET …/orders/:id` | | `{ payment: OrderPayment }`, what the order's widget shows |
 * | `POST …/counter/sales` | `CounterSaleInput` | `{ sale: CounterSale }`; the same key answers the same sale |
 * | `GET …/counter/sales` | `till_id?`, `status?` (`unfinished`), `limit` (20, at most 100), `offset` | `CounterSalesAnswer` |
 * | `GET …/counter/sales/:id` | `?wait=25`: held until the outcome | `{ sale: CounterSale }` |
 * | `POST …/counter/sales/:id/cancel` | `{ keep_order? }` | `{ sale }`; 409 `charge_already_paid` |
 * | `GET …/counter/sales/:id/receipt` | | `{ receipt: CounterReceipt }` |
 * | `POST …/counter/tills/:id/show` | `{ sale_id }`, null for nothing | `{ sale_id }`: what the till's displays show |
 * | `POST …/counter/displays` | `{ till_id }` | `{ display: CounterPairing }`: the one answer with its code |
 * | `GET …/counter/displays` | `till_id?` | `{ displays: CounterDisplay[] }`, newest first |
 * | `DELETE …/counter/displays/:id` | | `{ id, object: "atome_qr_display", deleted: true }` |
 * | `GET …/counter/products` | `q`, `provider_id?`, `sales_channel_id?`, `stock_location_id?` | `{ products: CounterProduct[] }` |
 * | `GET …/counter/setup` | | `CounterSetup` |
 * | `POST …/orders/:id/qr` | `{ expires_in_seconds?, provider_id? }` | `{ charge: AdminChargeDetail }` |
 *
 * `:id` of a charge is the ledger's (`aqchg_…`) or Omise's (`chrg_…`).
 */
export interface AdminCharge {
  /** The ledger's id; a charge whose creation was not answered has no other yet. */
  id: string;
  charge_id: string | null;
  account: string;
  provider_id: string;
  flow: Flow;
  status: "creating" | "pending" | "paid" | "failed" | "expired";
  /** A key of `ATTENTION_REASONS`; null for no reason to look. */
  attention: string | null;
  /** The error behind it, where the reason does not say it; in English. */
  attention_detail: string | null;
  /** When a person said that it is dealt with. */
  attention_handled_at: string | null;
  /**
   * Set where nothing is left for a person to do, and none has said so: `money_returned`, all of the
   * money has gone back; `worked_out`, what had failed works again, and `attention` is null.
   */
  attention_resolved: {
    reason: string;
    by: "money_returned" | "worked_out";
    at: string | null;
  } | null;
  amount: number;
  currency: Currency;
  refunded_amount: number;
  /** A refund under way; no other one is made until it has ended. `is_unclear`: Omise has not answered. */
  refunding: { amount: number; is_unclear: boolean } | null;
  /** Whether its order can be tried to be placed again. */
  can_place_order: boolean;
  livemode: boolean;
  session_id: string;
  cart_id: string | null;
  order_id: string | null;
  /** `#1042`'s number; null where there is no order. */
  order_display_id: number | null;
  email: string | null;
  created_at: string;
  expires_at: string | null;
  paid_at: string | null;
  /** When Medusa had booked what became of it; null while something is left to do. */
  finalized_at: string | null;
  /** Where it was paid and no order came of it: where its money is. */
  without_order: "money_returned" | "money_held" | null;
  failure_code: string | null;
  failure_message: string | null;
}

export interface AdminChargeDetail extends AdminCharge {
  /** False for an account that is not configured any more: nothing can be done at Omise then. */
  account_configured: boolean;
  /** Where Omise's dashboard shows it. */
  dashboard_url: string | null;
  /** The last moment in which it can be refunded (`REFUND_WINDOW_DAYS`); null when it is not paid. */
  refundable_until: string | null;
  /** What can still be refunded, without `refunding`. */
  refundable_amount: number;
  /** The newest one; null where there has been none. A lost one's amount is in `refunded_amount`. */
  dispute: { id: string; status: string; amount: number } | null;
  /** Why the last reconciliation failed; null when it did not. */
  last_error: string | null;
  refunds: AdminRefund[];
  /** Oldest first. */
  timeline: TimelineEntry[];
}

export interface AdminRefund {
  id: string;
  refund_id: string | null;
  /** `unclear`: Omise has not answered, and what became of it is being looked up. */
  status: "creating" | "unclear" | "succeeded" | "failed";
  amount: number;
  /** `staff`, `dashboard`, `dispute`, `repeated`, or a key of `ATTENTION_REASONS`. */
  reason: string;
  /** The label of Medusa's refund reason, and the note, that staff gave. */
  refund_reason: string | null;
  note: string | null;
  /** Why it failed: a code, and a sentence in English. */
  failure_code: string | null;
  failure_message: string | null;
  created_at: string;
}

export interface TimelineEntry {
  id: string;
  kind:
    | "created"
    | "opened"
    | "paid"
    | "failed"
    | "expired"
    | "order_placed"
    | "refund_requested"
    | "refunded"
    | "refund_failed"
    | "attention"
    | "attention_cleared"
    | "attention_handled"
    | "attention_reopened";
  at: string;
  actor: "staff" | "shopper" | "webhook" | "job" | "checkout" | "system";
  /** The user's id, where `actor` is `staff`. */
  user_id: string | null;
  /** The user's name or e-mail, where it is known. */
  user_name: string | null;
  /** Minor units, of the refund kinds. */
  amount: number | null;
  /** The attention's reason, the failure's code. */
  reason: string | null;
}

export interface ChargesAnswer {
  charges: AdminCharge[];
  count: number;
  limit: number;
  offset: number;
}

/** All per currency, because amounts of different ones do not add up. */
export interface Statistics {
  from: string;
  to: string;
  time_zone: string;
  /** False: these are test payments. */
  livemode: boolean;
  /** The store's default; null where Atome QR does not take it. */
  store_currency: Currency | null;
  currencies: CurrencyStatistics[];
}

export interface CurrencyStatistics {
  currency: AdminCharge["currency"];
  paid_count: number;
  paid_amount: number;
  failed_count: number;
  expired_count: number;
  refunded_count: number;
  refunded_amount: number;
  /** Paid less refunded; below 0 where more went back than came in. */
  net_amount: number;
  /** From the charge's creation to its payment; null without payments. */
  median_seconds_to_payment: number | null;
  /** One for every day of `time_zone` from `from` to `to`. */
  days: DayStatistics[];
}

export interface DayStatistics {
  /** `2026-01-31`. */
  date: string;
  paid_count: number;
  paid_amount: number;
  /** Expired or failed. */
  lost_count: number;
  /** What went back that day, whenever it had been paid. */
  refunded_amount: number;
  net_amount: number;
}

export interface AdminAccount {
  id: string;
  provider_id: string;
  livemode: boolean;
  flow: Flow;
  checkout: "pay_first" | "order_first";
  /** `ok`: Omise accepts the key. */
  key: "ok" | "rejected" | "unreachable";
  /** A key of `ACCOUNT_TROUBLES`, while nothing can be done at the account. */
  trouble: { reason: string; since: string } | null;
  /** The account's e-mail at Omise, to tell accounts apart; null when unknown. */
  email: string | null;
  /** Whether Omise has enabled the flow's method. Null when it could not be asked (no public key, Omise unreachable). */
  method_enabled: boolean | null;
  /** In which its method is enabled, as Omise says; empty when unknown. */
  currencies: string[];
  /** In minor units, in force here. */
  limits: Record<string, { min: number; max: number }>;
  /** The option's, before any override. */
  expires_in_seconds: number;
  /** What applies where no region or sales channel says otherwise. */
  expiry: { seconds: number; source: "store" | "option" };
  /** What says otherwise: of the account's regions and of sales channels, strongest first. */
  expiry_exceptions: { scope: OverrideScope; scope_name: string | null; seconds: number }[];
  /** Where its provider is offered, by name. */
  regions: { id: string; name: string }[];
  /** By how much Omise's clock is ahead of this server's; 0 within two seconds, null before an answer. */
  clock_offset_seconds: number | null;
  /** Requests to Omise of the last whole minute, by all instances; null where it is not known. */
  requests: {
    per_second: number;
    last_minute: number;
    /** How many of them had to wait for their turn. */
    waited: number;
  } | null;
  /** To paste into Omise's dashboard; only a path where the backend's address is unknown. */
  webhook_url: string;
  unsigned_webhooks_allowed: boolean;
  last_good_webhook: { at: string; key: string | null } | null;
  /** `reason` is a code: `bad_signature`, `stale_signature`, `missing_signature`, `not_an_event`, `foreign_charge`, `wrong_content`, `too_large`. */
  last_bad_webhook: { at: string; reason: string; seconds_late: number | null } | null;
}

/** How unfinished payments are being checked, by Medusa's job or a process's own timer. */
export interface AdminSafetyNet {
  last_completed_at: string;
  /** None has completed for five minutes. */
  is_stale: boolean;
  /** What of the last run could not be done; for staff. */
  failure: string | null;
}

/** `GET /admin/atome-qr/accounts`. */
export interface AccountsAnswer {
  accounts: AdminAccount[];
  count: number;
  limit: number;
  offset: number;
  safety_net: AdminSafetyNet;
  /** Medusa's locking provider; `safety`: `safe`, `one_instance`, `unsafe` or `unknown`. */
  locking: { provider: string; safety: "safe" | "one_instance" | "unsafe" | "unknown" };
}

export type OverrideScope = "store" | "region" | "sales_channel";

export interface ExpiryOverride {
  id: string;
  scope: OverrideScope;
  region_id: string | null;
  sales_channel_id: string | null;
  /** The region's or channel's name; null for the store's. */
  scope_name: string | null;
  expires_in_seconds: number;
  updated_by: string | null;
  updated_by_name: string | null;
  created_at: string;
  updated_at: string;
}

export interface ExpiryOverridesAnswer {
  expiry_overrides: ExpiryOverride[];
  count: number;
  limit: number;
  offset: number;
}

export interface ExpiryOverrideInput {
  scope: OverrideScope;
  region_id?: string;
  sales_channel_id?: string;
  /** 30 to 43,200. */
  expires_in_seconds: number;
}

export interface OrderPayment {
  /** Newest first. */
  charges: AdminChargeDetail[];
  /** Minor units that the order still owes; 0 when it is paid, cancelled or in another currency. */
  owed_amount: number;
  currency: AdminCharge["currency"] | null;
  /** The Atome QR providers of the order's region that make codes and can charge its currency. */
  providers: { provider_id: string; account: string }[];
  /** What the next code of the order would live, and who says so. */
  expiry: { seconds: number; source: "sales_channel" | "region" | "store" | "option" };
}
