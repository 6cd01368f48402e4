import { MedusaError } from "@medusajs/framework/utils";

import { AtomeQrError } from "../domain/errors";
import { isRefusal } from "./is-refusal";

const { INVALID_DATA, NOT_FOUND, NOT_ALLOWED, UNEXPECTED_STATE } = MedusaError.Types;

it.each([
  [NOT_ALLOWED, "Some variant does not have the required inventory"],
  [INVALID_DATA, "No shipping method selected but the cart contains items that require shipping."],
  [NOT_FOUND, "Cart id not found: cart_1"],
])("is what the same request would meet again: %s, %s", (type, message) => {
  expect(isRefusal(new MedusaError(type, message))).toBe(true);
  // As it comes out of a workflow.
  expect(isRefusal({ type, message })).toBe(true);
});

it.each([
  [UNEXPECTED_STATE, "Unknown"],
  [INVALID_DATA, "column c0.locale does not exist"],
  [INVALID_DATA, "Cannot set field 'version' of Order to null"],
  [INVALID_DATA, "Order with id: order_1, already exists."],
  [NOT_FOUND, "You tried to set relationship region_id: reg_1, but such entity does not exist"],
  [INVALID_DATA, "Payment provider pp_atome-qr_th is not enabled in the cart's region reg_1."],
])("is nothing that a person can mend: %s, %s", (type, message) => {
  expect(isRefusal(new MedusaError(type, message))).toBe(false);
});

it("is not what the provider says of a cart in the middle of a change, nor what is no error", () => {
  expect(isRefusal(new AtomeQrError("charge_mismatch", "The cart has changed."))).toBe(false);
  expect(isRefusal(new TypeError("x"))).toBe(false);
  expect(isRefusal(undefined)).toBe(false);
});
