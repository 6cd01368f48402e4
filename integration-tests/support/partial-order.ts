import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { type TestStore } from "./store-suite";

/**
 * What core has made of a cart by the time it links the order to it: a process that dies then leaves
 * an order without stock, payment and announcement.
 *
 * @returns the order's id
 */
export async function partialOrder(store: TestStore, cartId: string): Promise<string> {
  const { container } = store;
  const cart = await container.resolve(Modules.CART).retrieveCart(cartId, { relations: ["items"] });
  const order = await container.resolve(Modules.ORDER).createOrders({
    email: cart.email!,
    currency_code: cart.currency_code,
    region_id: cart.region_id!,
    sales_channel_id: cart.sales_channel_id!,
    items: cart.items!.map(({ title, variant_id, quantity, unit_price }) => ({
      title,
      variant_id,
      quantity,
      unit_price,
    })),
  });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.CART]: { cart_id: cartId },
  });
  await store.db("cart").where({ id: cartId }).update({ completed_at: store.db.fn.now() });
  return order.id;
}
