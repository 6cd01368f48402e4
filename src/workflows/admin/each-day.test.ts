import { eachDay } from "./each-day";

it("counts days in UTC, the first and the last included", () => {
  expect(eachDay(new Date("2026-02-27T23:59:00Z"), new Date("2026-03-01T00:00:00Z"))).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
});

it("has one day within a day", () => {
  const noon = new Date("2026-02-27T12:00:00Z");
  expect(eachDay(noon, noon)).toEqual(["2026-02-27"]);
});
