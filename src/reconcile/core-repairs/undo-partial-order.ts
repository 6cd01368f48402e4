import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { dismissOrderLinks } from "../../medusa/dismiss-order-links";
import { releaseStock } from "../../medusa/release-stock";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core links an order to its cart before it asks for the
 * payment: a crash in between leaves an order without stock, payment or `order.placed`. It is undone
 * as core's own compensation would have done, so that the cart can be completed from the start.
 * Delete when completeCart survives a crash.
 */
export async function undoPartialOrder(run: Run, seen: Decision): Promise<void> {
  const { container } = run;
  run.failure = null; // it was of this order
  const orders = container.resolve(Modules.ORDER);
  const { id } = seen.order!;
  const { items } = await orders.retrieveOrder(id, { relations: ["items"] });
  await releaseStock(
    container,
    (items ?? []).map((item) => item.id),
  );
  // By a selector: a cart that the store has removed meanwhile is no error.
  await container.resolve(Modules.CART).updateCarts({ id: seen.cartId! }, { completed_at: null });
  await dismissOrderLinks(container, [id], seen);
  await orders.deleteOrders([id]);
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`Atome QR: a crash left order ${id} incomplete; its cart is completed again.`);
}
