import { OmiseError } from "../../../omise";
import { cannotRead } from "./cannot-read";

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
];

it.each(cases)("tells what passes by itself from what does not: %s", (_what, error, code) => {
  expect(cannotRead("It cannot be read", error)).toMatchObject({
    code,
    message: `It cannot be read: ${error.message}`,
  });
});

it("leaves alone what is not Omise's", () => {
  const error = new Error("disk full");
  expect(cannotRead("It cannot be read", error)).toBe(error);
});
