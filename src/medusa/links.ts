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

/** The cart that a payment collection is for; also once its order is placed. */
export async function findCartIdOf(query: Query, collectionId: string): Promise<string | null> {
  const filters = { payment_collection_id: collectionId };
  const [id] = await listEnds(query, "cart_payment_collection", "cart_id", filters);
  return id ?? null;
}

/** The order that a payment collection is for: one that still owes money, or what its cart became. */
export async function findOrderIdOf(query: Query, collectionId: string): Promise<string | null> {
  const filters = { payment_collection_id: collectionId };
  const [id] = await listEnds(query, "order_payment_collection", "order_id", filters);
  return id ?? null;
}

/** The payment collections of an order. */
export function listCollectionIds(query: Query, orderId: string): Promise<string[]> {
  const filters = { order_id: orderId };
  return listEnds(query, "order_payment_collection", "payment_collection_id", filters);
}

/** The payment collection of a cart. */
export async function findCollectionId(query: Query, cartId: string): Promise<string | null> {
  const filters = { cart_id: cartId };
  const [id] = await listEnds(query, "cart_payment_collection", "payment_collection_id", filters);
  return id ?? null;
}

/** What has been, or is to be, delivered of an order. */
export function listFulfillmentIds(query: Query, orderId: string): Promise<string[]> {
  return listEnds(query, "order_fulfillment", "fulfillment_id", { order_id: orderId });
}

/** Where the links of one kind lead to that begin at something. */
async function listEnds(
  query: Query,
  link: string,
  end: string,
  filters: Record<string, string>,
): Promise<string[]> {
  const links = await graph<Record<string, string>>(query, {
    entity: link,
    fields: [end],
    filters,
  });
  return links.map((one) => one[end]);
}
