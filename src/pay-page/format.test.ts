import { formatTime } from "./format";

it("a time on paper is the shoppers' own, with its zone", () => {
  const at = new Date("2026-01-31T18:00:00Z");
  expect(formatTime(at, "THB", "en")).toMatch(/Feb 1, 2026.*01:00.*GMT\+7/);
  expect(formatTime(at, "SGD", "en")).toMatch(/Feb 1, 2026.*02:00.*GMT\+8/);
});

it("a time on paper is of the same calendar as in the admin, also in Thai", () => {
  const text = formatTime(new Date("2026-01-31T18:00:00Z"), "THB", "th");
  expect(text).toContain("2026");
  expect(text).not.toContain("2569");
});
