import { daysAgo } from "./days-ago";

it.each([
  [0, "2026-03-01"],
  [1, "2026-02-28"],
  [60, "2025-12-31"],
])("%d days before the first of March are %s", (days, day) => {
  expect(daysAgo(days, new Date(2026, 2, 1, 0, 30))).toBe(day);
});
