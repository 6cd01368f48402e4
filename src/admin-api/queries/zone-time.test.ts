import { toZoneTime } from "./zone-time";

it.each([
  ["UTC", "2026-01-31 17:00:05"],
  ["Asia/Bangkok", "2026-02-01 00:00:05"],
  ["America/New_York", "2026-01-31 12:00:05"],
])("writes a time as the clocks of %s show it", (zone, written) => {
  expect(toZoneTime("2026-01-31T17:00:05.999Z", zone)).toBe(written);
});
