import fc from "fast-check";
import { toOmiseTime } from "./omise-time";

it.each([
  [new Date("2026-02-03T04:05:06.789Z"), "2026-02-03T04:05:06Z"],
  ["2026-02-03T11:05:06+07:00", "2026-02-03T04:05:06Z"],
  [1_770_091_506_999, "2026-02-03T04:05:06Z"],
])("writes %p as %s", (time, written) => {
  expect(toOmiseTime(time)).toBe(written);
});

it("refuses what is not a time", () => {
  expect(() => toOmiseTime("tomorrow")).toThrow(new RangeError("Invalid time value"));
});

it("loses less than a second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      expect(ms - Date.parse(toOmiseTime(ms))).toBe(ms % 1000);
    }),
  );
});
