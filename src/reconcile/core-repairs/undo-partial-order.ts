import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { withCoreLock } from "../../medusa/core-lock";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core links an order to its cart before it asks for the
 * payment: a crash in between leaves an order without stock, payment or `order.placed`. It is undone
 * as core's own compensation would have done, so that the cart can be completed from the start.
 * Delete when completeCart survives a crash.
 */
export async function undoPartialOrder(
  { container }: Run,
  { order, session, cartId }: Decision,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const { id } = order!;
  const { items } = await orders.retrieveOrder(id, { relations: ["items"] });
  await releaseStock(
    container,
    (items ?? []).map((item) => item.id),
  );
  await container.resolve(Modules.CART).updateCarts([{ id: cartId!, completed_at: null }]);
  const ofOrder = { [Modules.ORDER]: { order_id: id } };
  const collection = session?.collection;
  await container
    .resolve(ContainerRegistrationKeys.LINK)
    .dismiss([
      { ...ofOrder, [Modules.CART]: { cart_id: cartId } },
      ...(collection
        ? [{ ...ofOrder, [Modules.PAYMENT]: { payment_collection_id: collection.id } }]
        : []),
    ]);
  await orders.deleteOrders([id]);
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`Atome QR: a crash left order ${id} incomplete; its cart is completed again.`);
}

/**
 * Under the locks that core takes for it: the reserved quantity of an inventory item is read, added
 * up and written, so two at once would lose one of the changes.
 */
async function releaseStock(container: MedusaContainer, lineItemIds: string[]): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const reserved = await inventory.listReservationItems(
    { line_item_id: lineItemIds },
    { select: ["id", "inventory_item_id"] },
  );
  const itemIds = [...new Set(reserved.map(({ inventory_item_id: id }) => id))];
  if (itemIds.length > 0) {
    const release = () => inventory.deleteReservationItemsByLineItem(lineItemIds);
    await withCoreLock(container, itemIds, release);
  }
}
