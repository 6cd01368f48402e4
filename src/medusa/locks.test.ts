import { type MedusaContainer } from "@medusajs/framework/types";
import { InMemoryLockingProvider } from "@medusajs/locking/dist/providers/in-memory";

import { CORE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { withCartLock, withStockLock } from "./locks";

describe("the lock that core takes on a cart", () => {
  const locking = new InMemoryLockingProvider();
  const container = { resolve: () => locking } as unknown as MedusaContainer;

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("is not taken while core holds it, and is taken when core is done", async () => {
    await locking.acquire("cart_1", { expire: 120 }); // as core's `acquireLockStep`
    const work = jest.fn(() => Promise.resolve("done"));

    const waiting = withCartLock(container, "cart_1", work);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(work).not.toHaveBeenCalled();

    await locking.release("cart_1", {});
    await jest.advanceTimersByTimeAsync(1_000);
    await expect(waiting).resolves.toBe("done");
  });

  it("keeps core out for as long as the work takes, and is given back", async () => {
    let finish = () => {};
    const work = withCartLock(
      container,
      "cart_2",
      () => new Promise<void>((end) => (finish = end)),
    );
    await jest.advanceTimersByTimeAsync(0);

    await expect(locking.acquire("cart_2", {})).rejects.toThrow("cart_2");
    finish();
    await work;

    await expect(locking.acquire("cart_2", {})).resolves.toBeUndefined();
  });

  it("is given back when the work fails", async () => {
    const error = new Error("no");
    await expect(withCartLock(container, "cart_3", () => Promise.reject(error))).rejects.toBe(
      error,
    );
    await expect(locking.acquire("cart_3", {})).resolves.toBeUndefined();
  });

  it("is not waited for any longer than core itself waits", async () => {
    await locking.acquire("cart_4", {});
    const work = jest.fn();
    const late = expect(withCartLock(container, "cart_4", work)).rejects.toThrow("cart_4");
    await jest.advanceTimersByTimeAsync(CORE_LOCK_TIMEOUT_SECONDS * 1000);
    await late;
    expect(work).not.toHaveBeenCalled();
  });

  it("on inventory items is the one that core takes for them", async () => {
    const said: string[] = [];
    const say = (word: string) => () => Promise.resolve(said.push(word));
    await Promise.all([
      locking.execute(["iitem_1"], say("core")),
      withStockLock(container, ["iitem_1"], say("we")),
    ]);
    expect(said).toEqual(["core", "we"]);
  });
});
