import { isIos } from "./is-ios";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130";

it.each([
  ["an iPhone", IPHONE, 5, true],
  ["an iPhone whose touch points are not known", IPHONE, undefined, true],
  ["an iPad, which says that it is a Mac", MAC, 5, true],
  ["a Mac", MAC, 0, false],
  ["an Android phone", ANDROID, 5, false],
  ["nothing", "", undefined, false],
])("%s", (_what, userAgent, touchPoints, expected) => {
  expect(isIos(userAgent, touchPoints)).toBe(expected);
});
