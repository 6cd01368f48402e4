import { graph, type Query } from "./graph";

/*
 * Core's links between its modules, each read by itself: a query of one table. Followed through an
 * entity, `query.graph` takes four queries and milliseconds of work for one of them. What is linked
 * need not exist (any more).
 */

/**
 * Which order a cart became. Core writes it some 100 ms before the order's payment is recorded, and
 * can leave it when it has deleted the order.
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

/** The order that a cart is linked to. */
export async function findOrderId(query: Query, cartId: string): Promise<string | null> {
  const [link] = await listOrderCarts(query, { cart_id: cartId });
  return link?.order_id ?? null;
}

/** What a payment collection is for: a cart, an order, or a cart and the order that it became. */
export async function findPayable(
  query: Query,
  collectionId: string,
): Promise<{ cartId: string | null; orderId: string | null }> {
  const filters = { payment_collection_id: collectionId };
  const [[cart], [order]] = await Promise.all([
    graph<{ cart_id: string }>(query, {
      entity: "cart_payment_collection",
      fields: ["cart_id"],
      filters,
    }),
    graph<{ order_id: string }>(query, {
      entity: "order_payment_collection",
      fields: ["order_id"],
      filters,
    }),
  ]);
  return { cartId: cart?.cart_id ?? null, orderId: order?.order_id ?? null };
}

/** The payment collections of an order. */
export async function listCollectionIds(query: Query, orderId: string): Promise<string[]> {
  const links = await graph<{ payment_collection_id: string }>(query, {
    entity: "order_payment_collection",
    fields: ["payment_collection_id"],
    filters: { order_id: orderId },
  });
  return links.map((link) => link.payment_collection_id);
}

/** The payment collection of a cart. */
export async function findCollectionId(query: Query, cartId: string): Promise<string | null> {
  const [link] = await graph<{ payment_collection_id: string }>(query, {
    entity: "cart_payment_collection",
    fields: ["payment_collection_id"],
    filters: { cart_id: cartId },
  });
  return link?.payment_collection_id ?? null;
}

/** What has been, or is to be, delivered of an order. */
export async function listFulfillmentIds(query: Query, orderId: string): Promise<string[]> {
  const links = await graph<{ fulfillment_id: string }>(query, {
    entity: "order_fulfillment",
    fields: ["fulfillment_id"],
    filters: { order_id: orderId },
  });
  return links.map((link) => link.fulfillment_id);
}
