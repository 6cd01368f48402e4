import { toMedusaAmount } from "../../domain/money";
import { formatMoney, toDecimalPoint, toMain, toMinor } from "./format-money";

it.each([
  ["th", "THB", "฿1,234.50"],
  ["en", "THB", "THB 1,234.50"],
  ["ms", "MYR", "RM 1,234.50"],
  ["zh-CN", "SGD", "SGD 1,234.50"],
])("in %s, 123450 of %s are %s", (locale, currency, text) => {
  expect(formatMoney(123_450, currency, locale).replaceAll("\u00a0", " ")).toBe(text);
});

it("counts as the server does", () => {
  expect(toMain(123_450, "THB")).toBe(toMedusaAmount({ amount: 123_450, currency: "THB" }));
});

it.each([
  ["1234.5", 123_450],
  [" 20 ", 2_000],
  ["0.29", 29],
  ["1.005", 100],
  ["", null],
  ["abc", null],
  ["Infinity", null],
])("%j typed is %j minor units", (typed, amount) => {
  expect(toMinor(typed, "THB")).toBe(amount);
});

it.each([
  ["100.50", "100.50"],
  ["100,50", "100.50"],
  ["100,", "100."],
  ["0,5", "0.5"],
  ["1,234.50", "1234.50"],
  ["1.234,50", "1234.50"],
  ["1,234", "1234"],
  ["1,234,567.8", "1234567.8"],
  ["10050", "10050"],
  ["", ""],
])("%j is typed as %j", (typed, amount) => {
  expect(toDecimalPoint(typed)).toBe(amount);
});

it("reads an amount as each language shows it", () => {
  for (const locale of ["en", "th", "ms", "zh-CN"]) {
    const digits = formatMoney(123_450, "THB", locale).replace(/[^\d.,]/g, "");
    expect(toMinor(toDecimalPoint(digits), "THB")).toBe(123_450);
  }
});
