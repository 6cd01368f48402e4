import { formatAmount, formatCountdown, formatTime } from "./format";

it.each([
  ["en", "THB", "THB\u00a01,640.50"],
  ["th", "THB", "฿1,640.50"],
  ["ms", "MYR", "RM\u00a01,640.50"],
  ["zh", "SGD", "SGD\u00a01,640.50"],
] as const)("an amount in %s of %s is shown as that language does", (language, currency, text) => {
  expect(formatAmount({ amount: 164_050, currency }, language)).toBe(text);
});

it.each([
  [43_199, "11:59:59"],
  [3_600, "1:00:00"],
  [3_599.9, "59:59"],
  [65, "1:05"],
  [9, "0:09"],
  [-3, "0:00"],
])("%d seconds are counted down as %s", (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text);
});

it("a time on paper is the shoppers' own, with its zone", () => {
  const at = new Date("2026-01-31T18:00:00Z");
  expect(formatTime(at, "THB", "en")).toMatch(/Feb 1, 2026.*01:00.*GMT\+7/);
  expect(formatTime(at, "SGD", "en")).toMatch(/Feb 1, 2026.*02:00.*GMT\+8/);
});
