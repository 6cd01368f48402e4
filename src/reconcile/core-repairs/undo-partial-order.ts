import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { dismissOrderLinks } from "../../medusa/dismiss-order-links";
import { revertPromotionUsage } from "../../medusa/revert-promotion-usage";
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
  const order = await orders.retrieveOrder(id, {
    relations: ["items", "items.adjustments", "shipping_methods", "shipping_methods.adjustments"],
  });
  await releaseStock(
    container,
    (order.items ?? []).map((item) => item.id),
  );
  // By a selector: a cart that the store has removed meanwhile is no error.
  await container.resolve(Modules.CART).updateCarts({ id: seen.cartId! }, { completed_at: null });
  // Not done twice, but for a crash between this and the next: better one use too many than a refusal.
  await revertPromotionUsage(container, order);
  await dismissOrderLinks(container, [id], seen);
  await orders.deleteOrders([id]);
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`Atome QR: a crash left order ${id} incomplete; its cart is completed again.`);
}
