import { MedusaError } from "@medusajs/framework/utils";

/**
 * Every error the plugin raises by itself: its public code and the kind of Medusa error it is,
 * which decides the HTTP status (400 for invalid data and not allowed, 404, 401, 500).
 */
const TYPE_OF_CODE = {
  invalid_options: MedusaError.Types.INVALID_ARGUMENT,
  wiring_incomplete: MedusaError.Types.INVALID_ARGUMENT,
  not_migrated: MedusaError.Types.UNEXPECTED_STATE,
  invalid_amount: MedusaError.Types.INVALID_DATA,
  currency_not_supported: MedusaError.Types.INVALID_DATA,
  amount_below_minimum: MedusaError.Types.INVALID_DATA,
  amount_above_maximum: MedusaError.Types.INVALID_DATA,
  invalid_expiry: MedusaError.Types.INVALID_DATA,
  invalid_signature: MedusaError.Types.UNAUTHORIZED,
  invalid_event: MedusaError.Types.INVALID_DATA,
  session_not_found: MedusaError.Types.NOT_FOUND,
  payment_not_found: MedusaError.Types.NOT_FOUND,
  provider_id_missing: MedusaError.Types.INVALID_DATA,
  charge_not_found: MedusaError.Types.NOT_FOUND,
  account_not_found: MedusaError.Types.NOT_FOUND,
  qr_not_available: MedusaError.Types.NOT_FOUND,
  invalid_source: MedusaError.Types.INVALID_DATA,
  source_not_found: MedusaError.Types.NOT_FOUND,
  source_mismatch: MedusaError.Types.INVALID_DATA,
  source_used: MedusaError.Types.NOT_ALLOWED,
  phone_required: MedusaError.Types.INVALID_DATA,
  address_required: MedusaError.Types.INVALID_DATA,
  items_required: MedusaError.Types.INVALID_DATA,
  return_url_not_allowed: MedusaError.Types.INVALID_DATA,
  charge_rejected: MedusaError.Types.INVALID_DATA,
  charge_already_paid: MedusaError.Types.NOT_ALLOWED,
  charge_not_paid: MedusaError.Types.NOT_ALLOWED,
  charge_not_open: MedusaError.Types.NOT_ALLOWED,
  charge_not_finalized: MedusaError.Types.UNEXPECTED_STATE,
  charge_mismatch: MedusaError.Types.NOT_ALLOWED,
  outcome_unknown: MedusaError.Types.UNEXPECTED_STATE,
  omise_unavailable: MedusaError.Types.UNEXPECTED_STATE,
  omise_refused: MedusaError.Types.UNEXPECTED_STATE,
  charge_unreadable: MedusaError.Types.UNEXPECTED_STATE,
  order_being_changed: MedusaError.Types.NOT_ALLOWED,
  order_is_canceled: MedusaError.Types.NOT_ALLOWED,
  refund_too_late: MedusaError.Types.NOT_ALLOWED,
  refund_exceeds_rest: MedusaError.Types.NOT_ALLOWED,
  refund_rejected: MedusaError.Types.NOT_ALLOWED,
  refunded_meanwhile: MedusaError.Types.NOT_ALLOWED,
  attention_changed: MedusaError.Types.NOT_ALLOWED,
  order_not_placed: MedusaError.Types.NOT_ALLOWED,
  order_not_placeable: MedusaError.Types.NOT_ALLOWED,
  account_not_configured: MedusaError.Types.NOT_ALLOWED,
  test_mode_only: MedusaError.Types.NOT_ALLOWED,
  invalid_input: MedusaError.Types.INVALID_DATA,
  scope_not_found: MedusaError.Types.NOT_FOUND,
  override_not_found: MedusaError.Types.NOT_FOUND,
  order_not_found: MedusaError.Types.NOT_FOUND,
  order_not_payable: MedusaError.Types.NOT_ALLOWED,
  provider_not_available: MedusaError.Types.NOT_ALLOWED,
  busy: MedusaError.Types.NOT_ALLOWED,
  sale_not_found: MedusaError.Types.NOT_FOUND,
  idempotency_key_reused: MedusaError.Types.NOT_ALLOWED,
  product_not_found: MedusaError.Types.NOT_FOUND,
  product_without_price: MedusaError.Types.NOT_ALLOWED,
  out_of_stock: MedusaError.Types.NOT_ALLOWED,
  stock_location_not_available: MedusaError.Types.NOT_ALLOWED,
  display_not_found: MedusaError.Types.NOT_FOUND,
  sales_channel_not_found: MedusaError.Types.NOT_FOUND,
} as const;

export type AtomeQrErrorCode = keyof typeof TYPE_OF_CODE;

/**
 * The plugin's error: a Medusa error (so Medusa answers with the right HTTP status and shows the
 * message) that always has a code. Messages are safe for shoppers and staff: no key, no QR link.
 */
export class AtomeQrError extends MedusaError {
  constructor(
    readonly reason: AtomeQrErrorCode,
    message: string,
  ) {
    super(TYPE_OF_CODE[reason], message, reason);
    this.name = "AtomeQrError";
  }
}

/** Compile-time proof that a switch covers every case; throws if one slips in at run time. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
