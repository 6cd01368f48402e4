import { createServerClock } from "./server-clock";

const at = Date.parse("2026-11-24T09:00:00Z");

it.each([
  ["a till that runs an hour fast", at + 3_600_000, at],
  ["a till that runs two minutes slow", at - 120_000, at],
  ["an answer that took a second", at + 1_000, at + 1_000],
])("given %s, then the time is right", (_what, local, expected) => {
  const clock = createServerClock(() => local);
  clock.note(new Date(at).toUTCString());
  expect(clock.now()).toBe(expected);
});

it.each([null, "", "yesterday"])("given a Date header of %j, then it is the local time", (date) => {
  const clock = createServerClock(() => at);
  clock.note(date);
  expect(clock.now()).toBe(at);
});
