import type { AdminCharge, AdminChargeDetail, AdminRefund, TimelineEntry } from "../types";
import { findResolved, mayPlaceAgain } from "../../domain/attention";
import { toProviderId } from "../../domain/provider-id";
import { isUnclear, refundableUntil } from "../../domain/refund-rules";
import { isWithoutOrder } from "../../modules/atome-qr/to-answer";
import { type ChargeEventRow, type ChargeRow, type RefundRow } from "../../modules/atome-qr/rows";

/** A ledger row as staff see it, key by key: what is not named here, the pay link's secret above all, stays here. */
export function toAdminCharge(
  row: ChargeRow,
  orderId: string | null,
  orderNumbers: Map<string, number>,
  refunding: AdminCharge["refunding"] = null,
): AdminCharge {
  const resolved = findResolved(row);
  return {
    id: row.id,
    charge_id: row.charge_id,
    account: row.account,
    provider_id: toProviderId(row.account),
    flow: row.flow,
    status: row.status,
    attention: row.attention,
    attention_detail: row.attention_detail,
    attention_handled_at: toIso(row.attention_handled_at),
    attention_resolved: resolved && { ...resolved, at: toIso(resolved.at) },
    amount: row.amount,
    currency: row.currency,
    refunded_amount: row.refunded_amount,
    refunding,
    can_place_order: mayPlaceAgain(row, refunding !== null),
    livemode: row.livemode,
    session_id: row.session_id,
    cart_id: row.cart_id,
    order_id: orderId,
    order_display_id: (orderId && orderNumbers.get(orderId)) || null,
    email: row.email,
    created_at: row.created_at.toISOString(),
    expires_at: toIso(row.expires_at),
    paid_at: toIso(row.paid_at),
    finalized_at: toIso(row.finalized_at),
    without_order: toWithoutOrder(row),
    failure_code: row.failure_code,
    failure_message: row.failure_message,
  };
}

function toWithoutOrder(row: ChargeRow): AdminCharge["without_order"] {
  if (!isWithoutOrder(row)) {
    return null;
  }
  return row.refunded_amount >= row.amount ? "money_returned" : "money_held";
}

/** The rest of a charge's page, as far as its row alone tells. */
export function toAdminDetails(
  row: ChargeRow,
  now: Date,
  refunding: AdminCharge["refunding"] = null,
): Pick<
  AdminChargeDetail,
  "dashboard_url" | "refundable_until" | "refundable_amount" | "dispute" | "last_error"
> {
  const until = row.status === "paid" && row.paid_at ? refundableUntil(row.paid_at) : null;
  const gone = row.refunded_amount + (refunding?.amount ?? 0);
  const isRefundable = row.status === "paid" && (until === null || until >= now);
  return {
    dashboard_url: row.charge_id && toDashboardUrl(row.charge_id, row.livemode),
    refundable_until: toIso(until),
    refundable_amount: isRefundable ? Math.max(row.amount - gone, 0) : 0,
    dispute: toDispute(row),
    last_error: row.last_error,
  };
}

function toDispute({
  dispute_id: id,
  dispute_status: status,
  disputed_amount: amount,
}: ChargeRow): AdminChargeDetail["dispute"] {
  return id && status ? { id, status, amount: amount ?? 0 } : null;
}

/** What of a charge's money is on its way back, or may be. */
export function toRefunding(refund: RefundRow | undefined, now: Date): AdminCharge["refunding"] {
  return refund ? { amount: refund.amount, is_unclear: isUnclear(refund, now) } : null;
}

/** @param reasons labels of Medusa's refund reasons, by id */
export function toAdminRefund(
  refund: RefundRow,
  reasons: Map<string, string>,
  now: Date,
): AdminRefund {
  const { id, refund_id, status, amount, reason, note, refund_reason_id: reasonId } = refund;
  const hasFailed = status === "failed";
  return {
    id,
    refund_id,
    status: isUnclear(refund, now) ? "unclear" : status,
    amount,
    reason,
    refund_reason: reasons.get(reasonId ?? "") ?? null,
    note,
    failure_code: hasFailed ? refund.failure_code : null,
    failure_message: hasFailed ? refund.failure_message : null,
    created_at: refund.created_at.toISOString(),
  };
}

export function toTimelineEntry(
  event: ChargeEventRow,
  userNames: Map<string, string>,
): TimelineEntry {
  return {
    id: event.id,
    kind: event.kind as TimelineEntry["kind"],
    at: event.created_at.toISOString(),
    actor: event.actor as TimelineEntry["actor"],
    user_id: event.user_id,
    user_name: (event.user_id && userNames.get(event.user_id)) ?? null,
    amount: event.amount,
    reason: event.reason,
  };
}

function toDashboardUrl(chargeId: string, livemode: boolean): string {
  return `https://dashboard.omise.co/${livemode ? "" : "test/"}charges/${chargeId}`;
}

function toIso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
