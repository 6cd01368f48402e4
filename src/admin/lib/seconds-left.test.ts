import { secondsLeft } from "./seconds-left";

const SINCE = "2026-01-31T10:00:00.400Z";
/** A quarter of an hour, to the second after which Omise's clock counts. */
const UNTIL = "2026-01-31T10:15:01Z";

it.each([
  ["at once", "10:00:00.400", 900],
  ["by a clock that is behind", "09:59:58", 900],
  ["a second later", "10:00:01.900", 899],
  ["in its last second", "10:15:00.500", 0],
  ["afterwards", "10:20:00", 0],
])("%s", (_when, time, seconds) => {
  const now = Date.parse(`2026-01-31T${time}Z`);
  expect(secondsLeft(UNTIL, SINCE, now)).toBe(seconds);
});
