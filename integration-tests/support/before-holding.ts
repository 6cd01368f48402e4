import { Modules } from "@medusajs/framework/utils";

import { type TestStore } from "./store-suite";

/** Does something when the plugin next asks for the cart's lock, before it gets it. */
export function beforeHolding(
  { container }: Pick<TestStore, "container">,
  cartId: string,
  work: () => Promise<void>,
): void {
  const locking = container.resolve(Modules.LOCKING);
  const acquire = locking.acquire.bind(locking);
  const spy = jest.spyOn(locking, "acquire").mockImplementation(async (keys, args) => {
    const isOurs = args?.ownerId?.startsWith("atome-qr:"); // core asks without an owner
    if (isOurs && [keys].flat().includes(cartId)) {
      spy.mockRestore();
      await work();
    }
    return acquire(keys, args);
  });
}
