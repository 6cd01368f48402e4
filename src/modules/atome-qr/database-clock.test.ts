import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { DatabaseClock } from "./database-clock";

const NOW = Date.UTC(2026, 10, 29, 4);
const MINUTE = 60_000;

/** A process whose clock is right by `now`, beside a database that is `aheadMs` ahead. */
function clockBeside(aheadMs: number, tookMs = 0) {
  const process = { now: NOW, asked: 0 };
  jest.spyOn(Date, "now").mockImplementation(() => process.now);
  const raw = () => {
    process.asked += 1;
    const present = new Date(NOW + aheadMs);
    process.now += tookMs;
    return Promise.resolve({ rows: [{ present }] });
  };
  return { process, clock: new DatabaseClock({ raw } as unknown as Knex) };
}

afterEach(() => jest.restoreAllMocks());

it.each([6 * MINUTE, -6 * MINUTE])("tells the database's time, %d ms ahead", async (aheadMs) => {
  const { clock } = clockBeside(aheadMs);
  expect(await clock.now()).toEqual(new Date(NOW + aheadMs));
});

it("goes by this process's clock where the way explains the difference", async () => {
  const { clock, process } = clockBeside(30, 100);
  expect(await clock.now()).toEqual(new Date(process.now));
});

it("asks at most once a minute, and not after a statement that told it", async () => {
  const { clock, process } = clockBeside(6 * MINUTE);
  await clock.now();
  process.now += MINUTE - 1;
  expect(await clock.now()).toEqual(new Date(process.now + 6 * MINUTE));
  clock.learn(new Date(process.now + 5 * MINUTE), 0);
  process.now += MINUTE - 1;
  expect(await clock.now()).toEqual(new Date(process.now + 5 * MINUTE));
  expect(process.asked).toBe(1);
});

it.each([2 * MINUTE, -2 * MINUTE])("asks again when this clock was set by %d ms", async (byMs) => {
  const { clock, process } = clockBeside(0);
  await clock.now();
  process.now += byMs;
  expect(await clock.now()).toEqual(new Date(NOW));
});
