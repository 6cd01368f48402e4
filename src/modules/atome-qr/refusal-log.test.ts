import { REFUSAL_LOGGED_EVERY_MS } from "../../domain/timing";
import { RefusalLog } from "./refusal-log";

const logger = { warn: jest.fn<void, [string]>() };
const lines = () => logger.warn.mock.calls.map(([line]) => line);
let log: RefusalLog;

beforeEach(() => {
  jest.useFakeTimers();
  logger.warn.mockClear();
  log = new RefusalLog(logger);
});

afterEach(() => jest.useRealTimers());

const minuteLater = () => jest.advanceTimersByTime(REFUSAL_LOGGED_EVERY_MS);

function flood(times: number) {
  for (let time = 0; time < times; time++) {
    log.add("th, bad_signature", "The signature does not match.");
  }
}

it("tells of the first at once, and counts the others", () => {
  flood(1000);
  expect(lines()).toEqual([
    "Atome QR: webhook refused (th, bad_signature): The signature does not match.",
  ]);
  minuteLater();
  expect(lines().slice(1)).toEqual([
    "Atome QR: webhook refused (th, bad_signature): 999 more within a minute",
  ]);
});

it("has one line a minute in a flood that lasts", () => {
  for (let minute = 0; minute < 5; minute++) {
    flood(10);
    minuteLater();
  }
  expect(lines()).toHaveLength(6);
});

it("tells of each reason by itself", () => {
  log.add("th, bad_signature", "a");
  log.add("th, too_large", "b");
  log.add("sg, bad_signature", "c");
  expect(lines()).toHaveLength(3);
});

it("after a quiet minute, tells again at once", () => {
  flood(1);
  minuteLater();
  flood(1);
  expect(lines()).toHaveLength(2);
  expect(lines()[1]).toBe(lines()[0]);
});
