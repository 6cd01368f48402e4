import { Modules } from "@medusajs/framework/utils";

import { type TestStore } from "./store-suite";

/** Does something when the plugin next asks for the cart's lock, before it gets it. */
export function beforeHolding(
  { container }: Pick<TestStore, "container">,
  cartId: string,
  work: () => Promise<void>,
): void {
  const locking = container.resolve(Modules.LOCKING);
  const execute = locking.execute.bind(locking);
  const spy = jest.spyOn(locking, "execute").mockImplementation(async (keys, job, args) => {
    if ([keys].flat().includes(cartId)) {
      spy.mockRestore();
      await work();
    }
    return execute(keys, job, args);
  });
}
