import { isoSeconds } from "./clock";
import { payLink } from "./pay-link";
import { isRefundable, refundedAmount } from "./refund-rules";
import { type OmiseDispute, renderDispute } from "./render-dispute";
import { type OmiseList, renderList } from "./render-list";
import { type OmiseRefund, renderRefund } from "./render-refund";
import { type OmiseQr, type OmiseSource, renderSource } from "./render-source";
import { isRedirect } from "./source-types";
import { type ChargeStatus, type Currency, type JsonObject, type StoredCharge } from "./types";

/** A charge as Omise answers it, version 2019-05-29. Amounts in minor units. */
export interface OmiseCharge extends JsonObject {
  object: "charge";
  id: string;
  amount: number;
  currency: Currency;
  refunded_amount: number;
  refunds: OmiseList<OmiseRefund>;
  description: string | null;
  metadata: JsonObject;
  source: OmiseSource;
  /** The newest one. */
  dispute: OmiseDispute | null;
  failure_code: string | null;
  failure_message: string | null;
  status: ChargeStatus;
  /** Atome's page, and where it sends the shopper back to; null for a code. */
  authorize_uri: string | null;
  return_uri: string | null;
  created_at: string;
  paid_at: string | null;
  expires_at: string;
  expired_at: string | null;
  livemode: boolean;
  paid: boolean;
  expired: boolean;
  refundable: boolean;
  partially_refundable: boolean;
}

export interface ChargeView {
  /** Unix milliseconds. */
  now: number;
  publicUrl: string;
  /** True for the fault in which the QR is not ready yet. */
  withoutQr?: boolean;
}

/** The charge's JSON in the field order of Omise's Atome QR page. */
export function renderCharge(charge: StoredCharge, view: ChargeView): OmiseCharge {
  // 3.65 % and 7 % VAT on it are in Omise's own example; filled in although nothing is paid yet.
  const fee = Math.round((charge.amount * 365) / 10_000);
  const feeVat = Math.round((fee * 7) / 100);
  const paid = charge.paidAt !== null;
  const refundable = isRefundable(charge, view.now);
  const dispute = charge.disputes?.at(-1);
  return {
    object: "charge",
    id: charge.id,
    location: `/charges/${charge.id}`,
    amount: charge.amount,
    acquirer_reference_number: null,
    net: charge.amount - fee - feeVat,
    fee,
    fee_vat: feeVat,
    interest: 0,
    interest_vat: 0,
    funding_amount: charge.amount,
    refunded_amount: refundedAmount(charge),
    transaction_fees: { fee_flat: "0.0", fee_rate: "3.65", vat_rate: "7.0" },
    platform_fee: { fixed: null, amount: null, percentage: null },
    currency: charge.currency,
    funding_currency: charge.currency,
    ip: null,
    refunds: renderList(charge.refunds.map(renderRefund), new URLSearchParams(), {
      now: view.now,
      location: `/charges/${charge.id}/refunds`,
    }),
    link: null,
    description: charge.description,
    metadata: charge.metadata,
    card: null,
    source: renderSource(
      charge.source,
      charge.status,
      view.withoutQr || isRedirect(charge) ? null : renderQr(charge, view.publicUrl),
    ),
    schedule: null,
    linked_account: null,
    customer: null,
    dispute: dispute ? renderDispute(dispute) : null,
    transaction: charge.transaction,
    failure_code: charge.failureCode,
    failure_message: charge.failureMessage,
    status: charge.status,
    authorize_uri: isRedirect(charge) ? payLink(view, charge) : null,
    return_uri: charge.returnUri ?? null,
    created_at: isoSeconds(charge.createdAt),
    paid_at: isoOrNull(charge.paidAt),
    authorized_at: isoOrNull(charge.paidAt),
    expires_at: isoSeconds(charge.expiresAt),
    expired_at: isoOrNull(charge.expiredAt),
    reversed_at: null,
    multi_capture: false,
    zero_interest_installments: true,
    branch: null,
    terminal: null,
    device: null,
    authorized: paid,
    capturable: false,
    capture: true,
    disputable: false,
    livemode: charge.livemode,
    refundable,
    partially_refundable: refundable,
    reversed: charge.status === "reversed",
    reversible: false,
    voided: charge.refunds.some((refund) => refund.voided),
    paid,
    expired: charge.status === "expired",
    can_perform_void: false,
    approval_code: null,
  };
}

function renderQr(charge: StoredCharge, publicUrl: string): OmiseQr {
  const location = `/charges/${charge.id}/documents/${charge.documentId}`;
  return {
    object: "barcode",
    type: "qr",
    image: {
      object: "document",
      livemode: charge.livemode,
      id: charge.documentId,
      deleted: false,
      // Omise's page says .jpg; the bytes are PNG, so a client has to go by the content type.
      filename: "qrcode.jpg",
      location,
      kind: "qr",
      download_uri: `${publicUrl}${location}/downloads/${charge.downloadToken}`,
      created_at: isoSeconds(charge.createdAt),
    },
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoSeconds(ms);
}
