import { getHttpResponseFromError } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";

import { assertUnreachable, AtomeQrError, type AtomeQrErrorCode } from "./errors";

/** The HTTP status of every code: part of the contract with storefronts and admins. */
const STATUS: Record<AtomeQrErrorCode, number> = {
  invalid_options: 500,
  wiring_incomplete: 500,
  not_migrated: 500,
  invalid_amount: 400,
  currency_not_supported: 400,
  amount_below_minimum: 400,
  amount_above_maximum: 400,
  invalid_expiry: 400,
  invalid_signature: 401,
  invalid_event: 400,
  session_not_found: 404,
  payment_not_found: 404,
  provider_id_missing: 400,
  charge_not_found: 404,
  account_not_found: 404,
  qr_not_available: 404,
  invalid_source: 400,
  source_not_found: 404,
  source_mismatch: 400,
  source_used: 400,
  phone_required: 400,
  address_required: 400,
  items_required: 400,
  return_url_not_allowed: 400,
  charge_rejected: 400,
  charge_already_paid: 400,
  charge_not_paid: 400,
  charge_not_open: 400,
  charge_not_finalized: 500,
  charge_mismatch: 400,
  outcome_unknown: 500,
  omise_unavailable: 500,
  omise_refused: 500,
  charge_unreadable: 500,
  order_being_changed: 400,
  order_is_canceled: 400,
  refund_too_late: 400,
  refund_exceeds_rest: 400,
  refund_rejected: 400,
  refunded_meanwhile: 400,
  attention_changed: 400,
  order_not_placed: 400,
  order_not_placeable: 400,
  account_not_configured: 400,
  test_mode_only: 400,
  invalid_input: 400,
  scope_not_found: 404,
  override_not_found: 404,
  order_not_found: 404,
  order_not_payable: 400,
  provider_not_available: 400,
  busy: 400,
  sale_not_found: 404,
  idempotency_key_reused: 400,
  product_not_found: 404,
  product_without_price: 400,
  out_of_stock: 400,
  stock_location_not_available: 400,
  display_not_found: 404,
  sales_channel_not_found: 404,
};

const codes = Object.entries(STATUS) as [AtomeQrErrorCode, number][];

it.each(codes)("given %s, Medusa answers %i with the code and the message", (code, status) => {
  const { statusCode, body } = getHttpResponseFromError(new AtomeQrError(code, "Read me."));
  expect(statusCode).toBe(status);
  expect(body).toMatchObject({ code, message: "Read me." });
});

it("is an error that Medusa and others recognise", () => {
  const error = new AtomeQrError("charge_not_found", "There is none.");
  expect(error).toBeInstanceOf(Error);
  expect(MedusaError.isMedusaError(error)).toBe(true);
  expect(error).toMatchObject({ name: "AtomeQrError", reason: "charge_not_found" });
  expect(error.message).toBe("There is none.");
  expect(error.stack).toContain("errors.test");
});

it("names the value that no switch covers", () => {
  expect(() => assertUnreachable("settled" as never)).toThrow("settled");
});
