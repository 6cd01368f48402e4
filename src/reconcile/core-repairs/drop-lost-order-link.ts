import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core links order and cart in parallel with order and payment
 * collection; when one of the two fails, it deletes the order and leaves the other link, and would
 * take the cart for completed for ever. Delete when completeCart's compensation removes both links.
 */
export async function dropLostOrderLink(
  { container }: Run,
  { lostOrderId, cartId }: Decision,
): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss({
    [Modules.ORDER]: { order_id: lostOrderId },
    [Modules.CART]: { cart_id: cartId },
  });
}
