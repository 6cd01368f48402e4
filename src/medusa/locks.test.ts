import { type MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { InMemoryLockingProvider } from "@medusajs/locking/dist/providers/in-memory";

import { withLock } from "./locks";

type Execute = (keys: string[], work: () => Promise<unknown>) => Promise<unknown>;

const containerOf = (locking: { execute: Execute }) =>
  ({ resolve: () => locking }) as unknown as MedusaContainer;

const failing = (error: Error) => containerOf({ execute: () => Promise.reject(error) });

const done = () => Promise.resolve("done");

describe("given Medusa's own locks", () => {
  const container = containerOf(new InMemoryLockingProvider());

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("one comes after the other", async () => {
    const said: string[] = [];
    const say = (word: string) => () => Promise.resolve(said.push(word));
    await Promise.all([
      withLock(container, "refund:1", 5, say("first")),
      withLock(container, "refund:1", 5, say("second")),
    ]);
    expect(said).toEqual(["first", "second"]);
  });

  it("who has waited for too long is told that somebody is at it", async () => {
    let finish = () => {};
    const slow = withLock(container, "refund:2", 5, () => new Promise<void>((r) => (finish = r)));
    const work = jest.fn(done);
    const late = withLock(container, "refund:2", 5, work);
    const refused = expect(late).rejects.toMatchObject({
      reason: "busy",
      message: expect.stringContaining("Look again in a moment") as string,
    });

    await jest.advanceTimersByTimeAsync(5_000);

    await refused;
    expect(work).not.toHaveBeenCalled();
    finish();
    await slow;
    await expect(withLock(container, "refund:2", 5, done)).resolves.toBe("done");
  });
});

it("tells a timeout in Redis, which is a conflict to Medusa, in the same way", async () => {
  const error = new MedusaError(MedusaError.Types.CONFLICT, "Timed-out acquiring lock.");
  await expect(withLock(failing(error), "key", 5, done)).rejects.toMatchObject({
    reason: "busy",
  });
});

it("leaves every other trouble as it is", async () => {
  const error = new Error("Connection is closed.");
  await expect(withLock(failing(error), "key", 5, done)).rejects.toBe(error);
});

it("leaves the errors of the work as they are, also where it waits for a lock itself", async () => {
  const error = new Error("Timed-out acquiring lock.");
  const container = containerOf({ execute: (_keys, work) => work() });
  await expect(withLock(container, "key", 5, () => Promise.reject(error))).rejects.toBe(error);
});
