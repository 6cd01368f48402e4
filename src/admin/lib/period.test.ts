import { localTimeZone, periodRange, readPeriod } from "./period";

it.each([
  ["7", 7],
  ["90", 90],
  [null, 30],
  ["8", 30],
  ["x", 30],
])("a URL that says %j asks for %d days", (value, days) => {
  expect(readPeriod(value)).toBe(days);
});

it("is whole days of the local calendar, today included", () => {
  expect(periodRange(7, new Date(2026, 10, 24, 6, 18))).toEqual({
    from: new Date(2026, 10, 18, 0, 0, 0, 0).toISOString(),
    to: new Date(2026, 10, 24, 23, 59, 59, 999).toISOString(),
  });
});

it("reaches into the month before", () => {
  const { from } = periodRange(30, new Date(2026, 2, 1, 12));
  expect(from).toBe(new Date(2026, 0, 31).toISOString());
});

it("names the time zone of these days", () => {
  expect(() => new Intl.DateTimeFormat("en", { timeZone: localTimeZone() })).not.toThrow();
});
