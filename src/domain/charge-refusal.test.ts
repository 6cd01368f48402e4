import { type Refusal, findRefusedDetails } from "./charge-refusal";
import { ORDER_DETAILS } from "./charge-request";

const refusal = (message: string, fields: Partial<Refusal> = {}): Refusal => ({
  status: 400,
  code: "bad_request",
  message,
  ...fields,
});

describe("a refusal that names order details", () => {
  it.each([
    ["phone_number is invalid", ["phone_number"]],
    ["Phone number is invalid", ["phone_number"]],
    ["source[phone_number] is invalid", ["phone_number"]],
    ["source.phone_number must begin with +", ["phone_number"]],
    ["phone is too short", ["phone_number"]],
    ["email is invalid", ["email"]],
    ["E-mail has an invalid format", ["email"]],
    ["name is too long", ["name"]],
    ["source[name] can't be blank", ["name"]],
    ["items are invalid", ["items"]],
    ["source[items][0][name] is too long", ["items"]],
    ["item name is too long", ["items"]],
    ["items[3].name can't be blank", ["items"]],
    ["item amount must be greater than 0", ["items"]],
    ["sku is too long", ["items"]],
    ["image_uri is not a valid URI", ["items"]],
    ["quantity must be an integer", ["items"]],
    ["shipping is invalid", ["shipping"]],
    ["shipping postal_code is invalid", ["shipping"]],
    ["source[billing][street1] is too long", ["billing"]],
    ["postal code is invalid", ["shipping", "billing"]],
    ["city can't be blank", ["shipping", "billing"]],
    ["address is incomplete", ["shipping", "billing"]],
    ["description is too long", ["description"]],
    ["phone_number is invalid, and shipping country is invalid", ["phone_number", "shipping"]],
    ["item name is too long, and name is too long", ["name", "items"]],
  ])("%s: is about those", (message, details) => {
    const found = findRefusedDetails(refusal(message));
    expect([...found].sort()).toEqual([...details].sort());
  });

  it("in its code is about that one", () => {
    expect(findRefusedDetails(refusal("bad request", { code: "invalid_phone_number" }))).toEqual([
      "phone_number",
    ]);
  });
});

describe("a refusal that names nothing", () => {
  it.each([
    refusal("bad request"),
    refusal("the request is invalid", { code: "invalid_charge" }),
    refusal("unprocessable", { status: 422, code: "invalid_parameters" }),
    refusal("Omise's answer could not be used", { status: 400, code: "invalid_response" }),
    refusal("Omise's answer could not be used", { status: 413, code: "invalid_response" }),
    // A firewall in front of Omise, which took a street for an attack.
    refusal("Omise's answer could not be used", { status: 403, code: "invalid_response" }),
  ])("%j: can be about any of the details", (error) => {
    expect(findRefusedDetails(error)).toEqual(ORDER_DETAILS);
  });
});

describe("a refusal that has nothing to do with the details", () => {
  it.each([
    refusal("amount must be at least 2000", { code: "invalid_amount" }),
    refusal("amount is not allowed", { code: "invalid_charge" }),
    refusal("currency is currently not supported", { code: "invalid_charge" }),
    refusal("this account cannot use atome_qr", { code: "invalid_charge" }),
    refusal("source type is currently not supported"),
    refusal("expires_at must be 30 seconds to 12 hours ahead", { code: "invalid_charge" }),
    refusal("webhook_endpoints must be HTTPS URLs"),
    refusal("metadata is too large"),
    refusal("return_uri is not a valid URL"),
    // Atome did not answer Omise: the next try may do, with its details.
    refusal("backend error", { code: "backend_error" }),
    refusal("authentication failed", { status: 401, code: "authentication_failure" }),
    refusal("phone_number is not allowed for this key", { status: 403, code: "not_authorized" }),
    refusal("Omise's answer could not be used", { status: 404, code: "invalid_response" }),
    refusal("too many requests", { status: 429, code: "rate_limited" }),
    refusal("no answer", { status: 500, code: "outcome_unknown" }),
    refusal("no answer", { status: 400, code: "outcome_unknown" }),
    refusal("no answer", { status: undefined, code: "unreachable" }),
  ])("%j: is about none", (error) => {
    expect(findRefusedDetails(error)).toEqual([]);
  });
});
