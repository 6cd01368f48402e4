import { formatCountdown, formatDuration } from "./format-duration";

it.each([
  [0, "0 sec"],
  [30, "30 sec"],
  [60, "1 min"],
  [90, "1 min 30 sec"],
  [3_600, "1 hr"],
  [5_400, "1 hr 30 min"],
  [43_200, "12 hr"],
  [3_605, "1 hr 5 sec"],
  [86_400, "24 hr"],
  [86_400 * 60, "60 days"],
])("%d seconds are %s", (seconds, text) => {
  expect(formatDuration(seconds, "en")).toBe(text);
});

it.each([
  ["th", "5 นาที"],
  ["ms", "5 min"],
  ["zh-CN", "5分钟"],
])("are said in %s", (locale, text) => {
  expect(formatDuration(300, locale)).toBe(text);
});

it.each([
  [599, "9:59"],
  [43_199, "11:59:59"],
  [0, "0:00"],
  [-5, "0:00"],
])("a countdown of %d seconds is %s", (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text);
});
