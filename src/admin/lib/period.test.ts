import { periodRange, readPeriod } from "./period";

it.each([
  ["7", 7],
  ["90", 90],
  [null, 30],
  ["8", 30],
  ["x", 30],
])("a URL that says %j asks for %d days", (value, days) => {
  expect(readPeriod(value)).toBe(days);
});

it("is whole days, today included", () => {
  expect(periodRange(7, new Date("2026-11-24T09:18:00Z"))).toEqual({
    from: "2026-11-18T00:00:00.000Z",
    to: "2026-11-24T23:59:59.999Z",
  });
});
