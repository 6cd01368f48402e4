import { eachDay } from "./each-day";

it("counts days, the first and the last included", () => {
  const from = new Date("2026-02-27T23:59:00Z");
  const to = new Date("2026-03-01T00:00:00Z");
  expect(eachDay(from, to, "UTC")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
});

it("has one day within a day", () => {
  const noon = new Date("2026-02-27T12:00:00Z");
  expect(eachDay(noon, noon, "UTC")).toEqual(["2026-02-27"]);
});

it("counts the days that the clocks of a place show", () => {
  const from = new Date("2026-02-27T17:00:00Z");
  const to = new Date("2026-02-28T16:59:59.999Z");
  expect(eachDay(from, to, "Asia/Bangkok")).toEqual(["2026-02-28"]);
});

it("has each day once where the clocks are changed", () => {
  const from = new Date("2026-10-24T00:00:00+02:00");
  const to = new Date("2026-10-26T23:59:59+01:00");
  expect(eachDay(from, to, "Europe/Berlin")).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
});
