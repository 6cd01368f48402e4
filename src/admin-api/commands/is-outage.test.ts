import { AtomeQrError } from "../../domain/errors";
import { OmiseError } from "../../omise";
import { isOutage } from "./is-outage";

describe("a failure", () => {
  it.each([
    ["Omise's unreachability", new OmiseError("gone", { code: "unreachable", retryable: true })],
    ["a lost answer", new OmiseError("lost", { code: "outcome_unknown" })],
    ["the plugin's own word for it", new AtomeQrError("omise_unavailable", "gone")],
    ["the same out of a workflow", { code: "omise_unavailable", message: "gone" }],
  ])("is an outage: %s", (_what, error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([
    ["a refusal", new OmiseError("too much", { code: "failed_refund", status: 400 })],
    ["a missing account", new AtomeQrError("account_not_found", "none")],
    ["anything else", new Error("no")],
    ["nothing", null],
  ])("is none: %s", (_what, error) => {
    expect(isOutage(error)).toBe(false);
  });
});
