import { OmiseError } from "../../../omise";
import { cannotRead, isUnreadable } from "./cannot-read";

const cases: [what: string, error: OmiseError, code: string][] = [
  [
    "no connection",
    new OmiseError("gone", { code: "unreachable", retryable: true }),
    "omise_unavailable",
  ],
  ["a lost answer", new OmiseError("lost", { code: "outcome_unknown" }), "omise_unavailable"],
  [
    "a key that is no good",
    new OmiseError("no", { code: "authentication_failure", status: 401 }),
    "omise_refused",
  ],
  ["an unreadable answer", new OmiseError("what?", { code: "invalid_response" }), "omise_refused"],
  [
    "a charge that Omise does not know",
    new OmiseError("not found", { code: "not_found", status: 404 }),
    "charge_unreadable",
  ],
  [
    "a 404 that is not Omise's",
    new OmiseError("HTTP 404", { code: "invalid_response", status: 404 }),
    "omise_refused",
  ],
];

it.each(cases)("tells what passes by itself from what does not: %s", (_what, error, code) => {
  expect(cannotRead("It cannot be read", error)).toMatchObject({
    code,
    message: `It cannot be read: ${error.message}`,
  });
});

it("given Omise's word that it knows no such charge, and nothing else, is unreadable", () => {
  const about = (code: string) => cannotRead("It cannot be read", new OmiseError("no", { code }));
  expect(isUnreadable(about("not_found"))).toBe(true);
  expect(isUnreadable({ code: "charge_unreadable", message: "out of a workflow" })).toBe(true);
  expect(isUnreadable(about("invalid_response"))).toBe(false);
  expect(isUnreadable(about("outcome_unknown"))).toBe(false);
  expect(isUnreadable(new Error("disk full"))).toBe(false);
  expect(isUnreadable(null)).toBe(false);
});

it("leaves alone what is not Omise's", () => {
  const error = new Error("disk full");
  expect(cannotRead("It cannot be read", error)).toBe(error);
});
