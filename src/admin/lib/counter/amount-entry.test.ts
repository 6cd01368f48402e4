import { type AmountKey, pressAmountKey, toAmountKey, toTypedAmount } from "./amount-entry";

const type = (keys: string) =>
  [...keys].reduce((typed, key) => pressAmountKey(typed, toAmountKey(key) as AmountKey, "THB"), "");

it.each([
  ["250", "250", 25_000],
  ["12.5", "12.5", 1_250],
  ["12.345", "12.34", 1_234],
  ["1..5", "1.5", 150],
  ["007", "7", 700],
  [".5", "0.5", 50],
  ["12,5", "12.5", 1_250],
  ["12345678901", "123456789", 12_345_678_900],
])("given %s, the amount is %s", (keys, typed, minor) => {
  expect(type(keys)).toBe(typed);
  expect(toTypedAmount(typed, "THB")).toBe(minor);
});

it("takes the last digit back, down to nothing", () => {
  expect(pressAmountKey("12.", "back", "THB")).toBe("12");
  expect(pressAmountKey("", "back", "THB")).toBe("");
  expect(toTypedAmount("", "THB")).toBe(0);
});

it.each(["a", "Enter", "-", "e"])("has no key for %s", (key) => {
  expect(toAmountKey(key)).toBeNull();
});
