import { OmiseError } from "./errors";

type About = ConstructorParameters<typeof OmiseError>[1];

const error = (about: About) => new OmiseError("Omise did not do it.", about);

describe("may be the whole account's trouble", () => {
  it.each<[string, About]>([
    ["no connection", { code: "unreachable", retryable: true }],
    ["no answer to a read in time", { code: "timeout", retryable: true }],
    ["no answer to a write", { code: "outcome_unknown" }],
    ["a 500 to a read", { code: "unreachable", status: 500, retryable: true }],
    ["a key that is not accepted", { code: "authentication_failure", status: 401 }],
    ["a key without the right", { code: "not_authorized", status: 403 }],
    ["a maintenance page", { code: "invalid_response", status: 200 }],
    ["a redirect", { code: "invalid_response", status: 302 }],
    ["a firewall's page", { code: "invalid_response", status: 403 }],
  ])("given %s", (_what, about) => {
    expect(error(about).mayConcernAccount).toBe(true);
  });
});

describe("is the call's own trouble", () => {
  it.each<[string, About]>([
    ["a charge that is not there", { code: "not_found", status: 404 }],
    ["an amount that is refused", { code: "invalid_amount", status: 400 }],
    ["a refund that is refused", { code: "failed_refund", status: 422 }],
    ["too many requests", { code: "rate_limited", status: 429, retryable: true }],
    ["an id that is none", { code: "invalid_request" }],
    ["an event that is none", { code: "invalid_event" }],
  ])("given %s", (_what, about) => {
    expect(error(about).mayConcernAccount).toBe(false);
  });
});
