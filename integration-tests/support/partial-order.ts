import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { type TestStore } from "./store-suite";

/**
 * What core has made of a cart by the time it asks for the payment: a process that dies then leaves an
 * order without stock, payment and announcement, and the cart's promotions used.
 *
 * @returns the order's id
 */
export async function partialOrder(store: TestStore, cartId: string): Promise<string> {
  const { container } = store;
  const cart = await container
    .resolve(Modules.CART)
    .retrieveCart(cartId, { relations: ["items", "items.adjustments"] });
  const adjustments = cart.items!.flatMap((item) => item.adjustments ?? []);
  const order = await container.resolve(Modules.ORDER).createOrders({
    email: cart.email!,
    currency_code: cart.currency_code,
    region_id: cart.region_id!,
    sales_channel_id: cart.sales_channel_id!,
    items: cart.items!.map(({ title, variant_id, quantity, unit_price, ...item }) => ({
      title,
      variant_id,
      quantity,
      unit_price,
      adjustments: item.adjustments?.map(({ amount, code }) => ({ amount, code: code! })),
    })),
  });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.CART]: { cart_id: cartId },
  });
  if (adjustments.length > 0) {
    await container.resolve(Modules.PROMOTION).registerUsage(
      adjustments.map(({ amount, code }) => ({ amount: Number(amount), code: code! })),
      { customer_id: null, customer_email: cart.email ?? null },
    );
  }
  await store.db("cart").where({ id: cartId }).update({ completed_at: store.db.fn.now() });
  return order.id;
}
