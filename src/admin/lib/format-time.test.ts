import { formatDate, formatDateTime, formatDay, formatExactTime } from "./format-time";

const at = new Date(2026, 10, 24, 21, 5);

it.each([
  ["en", "Nov 24, 2026, 21:05"],
  ["th", "24 พ.ย. 2026 21:05"],
  ["ms", "24 Nov 2026, 21:05"],
  ["zh-CN", "2026年11月24日 21:05"],
])("a moment in %s is %s", (locale, text) => {
  expect(formatDateTime(at, locale)).toBe(text);
});

it.each([
  ["en", /^Nov 24, 2026, 21:05:00 \S+$/],
  ["th", /^24 พ.ย. 2026 21:05:00 \S+$/],
])("looked at closely in %s has seconds and a zone", (locale, text) => {
  expect(formatExactTime(at, locale)).toMatch(text);
});

it("a date has no time, a day no year either", () => {
  expect(formatDate(at, "en")).toBe("Nov 24, 2026");
  expect(formatDay("2026-11-24", "en")).toBe("Nov 24");
});
