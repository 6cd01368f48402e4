import fc from "fast-check";

import { OmiseClock } from "./omise-clock";
import { CLOCK_PRECISION_MS } from "./timing";

const NOW = Date.UTC(2026, 10, 29, 4, 0, 0, 250);

/** A clock that has had one answer, `travelMs` after it was asked for. */
function clockAfter(aheadMs: number, travelMs = 100) {
  const clock = new OmiseClock(() => NOW);
  const answeredAt = new Date(NOW - travelMs / 2 + aheadMs);
  clock.learn(answeredAt.toUTCString(), travelMs);
  return clock;
}

it("knows nothing before the first answer, and goes by its own clock", () => {
  const clock = new OmiseClock(() => NOW);
  expect(clock.offsetMs).toBeNull();
  expect(clock.omiseNow().getTime()).toBe(NOW);
});

it.each([0, 400, -400, 1500, -1500])("takes %d ms for no difference", (aheadMs) => {
  expect(clockAfter(aheadMs).offsetMs).toBe(0);
});

it.each([
  ["ahead", 4 * 60_000],
  ["behind", -6 * 60_000],
])("learns that Omise is minutes %s", (_how, aheadMs) => {
  const clock = clockAfter(aheadMs);
  expect(Math.abs(clock.offsetMs! - aheadMs)).toBeLessThanOrEqual(1000);
  expect(clock.omiseNow().getTime()).toBe(NOW + clock.offsetMs!);
});

it.each([
  ["nothing", undefined],
  ["no time", "yesterday"],
  ["a list", ["x"]],
])("keeps what it knows when the answer says %s", (_what, date) => {
  const clock = clockAfter(60_000);
  const before = clock.offsetMs;
  clock.learn(date, 0);
  expect(clock.offsetMs).toBe(before);
});

it.each([
  ["at the end", 0],
  ["at the beginning", -9_000],
])("learns nothing wrong from an answer that took nine seconds and was made %s", (_when, ms) => {
  const clock = clockAfter(60_000);
  const before = clock.offsetMs!;
  clock.learn(new Date(NOW + before + ms).toUTCString(), 9_000);
  expect(clock.offsetMs).toBe(before);
});

it("is right within a second and the half of the way, whatever the difference", () => {
  const differences = fc.integer({ min: -86_400_000, max: 86_400_000 });
  fc.assert(
    fc.property(differences, fc.integer({ min: 0, max: 20_000 }), (aheadMs, travelMs) => {
      const { offsetMs } = clockAfter(aheadMs, travelMs);
      expect(Math.abs(offsetMs! - aheadMs)).toBeLessThanOrEqual(CLOCK_PRECISION_MS);
    }),
  );
});

it("names a moment in either clock, there and back", () => {
  const clock = clockAfter(-90_000);
  const moment = new Date(NOW);
  expect(clock.toOurs(clock.toOmises(moment))).toEqual(moment);
  expect(clock.toOurs(moment).getTime()).toBe(NOW - clock.offsetMs!);
});
