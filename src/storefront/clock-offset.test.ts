import { clockOffset } from "./clock-offset";

const HOUR_MS = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toUTCString();

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it.each([null, undefined, "", "yesterday"])("of %j is what it was", (date) => {
  expect(clockOffset(date, 5)).toBe(5);
});

it.each([-1_400, 0, 1_400])("of %i ms is none: whole seconds and the way explain it", (ms) => {
  expect(clockOffset(inMs(ms), 0)).toBe(0);
});

it.each([-HOUR_MS, HOUR_MS])("of %i ms is found, to the second", (ms) => {
  expect(Math.abs(clockOffset(inMs(ms), 0) - ms)).toBeLessThanOrEqual(500);
});

it("does not jump from answer to answer", () => {
  const first = clockOffset(inMs(HOUR_MS), 0);
  expect(clockOffset(inMs(HOUR_MS + 1_000), first)).toBe(first);
});

it("ends when the clock is set right", () => {
  expect(clockOffset(inMs(0), HOUR_MS)).toBe(0);
});
