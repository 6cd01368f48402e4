import { findKept, saidOf } from "./said-of";

it.each([
  ["open", null, "pos.waiting"],
  ["failed", "payment_rejected", "counter.failed"],
  ["failed", "payment_returned", "counter.returned"],
  ["failed", "payment_held", "counter.held"],
] as const)("a sale that is %s with %s is called %s", (status, failure_code, said) => {
  expect(saidOf({ status, failure_code })).toBe(said);
  expect(findKept({ failure_code }) !== undefined).toBe(/returned|held/.test(said));
});
