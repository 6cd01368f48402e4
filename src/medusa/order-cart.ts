import { graph, type Query } from "./graph";

/**
 * Which order a cart became: a link. Core writes it some 100 ms before the order's payment is
 * recorded, and can leave it when it has deleted the order.
 */
export interface OrderCart {
  order_id: string;
  cart_id: string;
}

/** The links of these carts, or of these orders. */
export function listOrderCarts(
  query: Query,
  filters: { cart_id: string | string[] } | { order_id: string | string[] },
): Promise<OrderCart[]> {
  return graph<OrderCart>(query, {
    entity: "order_cart",
    fields: ["order_id", "cart_id"],
    filters,
  });
}

/** The order that a cart is linked to; it need not exist. */
export async function findOrderId(query: Query, cartId: string): Promise<string | null> {
  const [link] = await listOrderCarts(query, { cart_id: cartId });
  return link?.order_id ?? null;
}
