import { toLocale } from "./locale";

it.each([
  ["zhCN", "zh-CN"],
  ["enGB", "en-GB"],
  ["th", "th"],
  ["ms", "ms"],
  ["", "en"],
])("the dashboard's %j is %s", (language, locale) => {
  expect(toLocale(language)).toBe(locale);
  expect(() => new Intl.NumberFormat(locale)).not.toThrow();
});
