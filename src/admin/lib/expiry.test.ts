import { EXPIRY_PRESETS, isValidExpiry, toParts, toSeconds } from "./expiry";

it.each([
  [30, { hours: 0, minutes: 0, seconds: 30 }],
  [3_661, { hours: 1, minutes: 1, seconds: 1 }],
  [43_200, { hours: 12, minutes: 0, seconds: 0 }],
])("%d seconds are %j, and back", (seconds, parts) => {
  expect(toParts(seconds)).toEqual(parts);
  expect(toSeconds(parts)).toBe(seconds);
});

it.each([29, 43_201, 30.5, NaN, -60, 0])("%d seconds are refused", (seconds) => {
  expect(isValidExpiry(seconds)).toBe(false);
});

it.each([...EXPIRY_PRESETS, 30, 43_200])("%d seconds are taken", (seconds) => {
  expect(isValidExpiry(seconds)).toBe(true);
});
