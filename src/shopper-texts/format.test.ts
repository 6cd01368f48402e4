import { formatAmount, formatClock } from "./format";

it.each([
  [54_000, "THB", "฿540.00"],
  [5_205, "SGD", "S$52.05"],
  [1_234_567, "MYR", "RM 12,345.67"],
  [100, "USD", "USD 1.00"],
])("%i %s reads %s", (amount, currency, text) => {
  expect(formatAmount(amount, currency)).toBe(text);
});

it.each([
  [0, "0:00"],
  [59, "0:59"],
  [754, "12:34"],
  [43_200, "12:00:00"],
  [3_661, "1:01:01"],
  [3_599.9, "59:59"],
  [-3, "0:00"],
])("%i seconds read %s", (seconds, text) => {
  expect(formatClock(seconds)).toBe(text);
});
