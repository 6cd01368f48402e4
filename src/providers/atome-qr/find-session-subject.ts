import { CART_DETAIL_FIELDS, type CartDetails } from "../../domain/charge-request";
import { AtomeQrError } from "../../domain/errors";
import { graph, type Query } from "../../medusa/graph";
import { findCartIdOf, findOrderIdOf } from "../../medusa/links";

/** A session's cart, as far as its charge needs it. */
export type SessionCart = CartDetails & {
  region_id: string | null;
  sales_channel_id: string | null;
};

/** The order of a session that was made for what an order still owes. */
export interface SessionOrder {
  id: string;
  email: string | null;
  region_id: string | null;
  sales_channel_id: string | null;
}

/** What a payment session is for: one of the two, or neither. */
export interface SessionSubject {
  cart: SessionCart | null;
  order: SessionOrder | null;
}

/**
 * The cart or the order a payment session is for, read on the server: what a client says about it is
 * not asked.
 *
 * @throws AtomeQrError `session_not_found`
 */
export async function findSessionSubject(query: Query, sessionId: string): Promise<SessionSubject> {
  const [session] = await graph<{ payment_collection_id: string }>(query, {
    entity: "payment_session",
    fields: ["id", "payment_collection_id"],
    filters: { id: sessionId },
  });
  if (!session) {
    throw new AtomeQrError("session_not_found", `There is no payment session ${sessionId}.`);
  }
  const { payment_collection_id: collectionId } = session;
  const cartId = await findCartIdOf(query, collectionId);
  const cart = cartId ? await findCart(query, cartId) : null;
  if (cart) {
    return { cart, order: null };
  }
  const orderId = await findOrderIdOf(query, collectionId);
  return { cart: null, order: orderId ? await findOrder(query, orderId) : null };
}

async function findCart(query: Query, id: string): Promise<SessionCart | null> {
  const fields = [...CART_DETAIL_FIELDS, "region_id", "sales_channel_id"];
  const [cart] = await graph<SessionCart>(query, { entity: "cart", fields, filters: { id } });
  return cart ?? null;
}

async function findOrder(query: Query, id: string): Promise<SessionOrder | null> {
  const fields = ["id", "email", "region_id", "sales_channel_id"];
  const [order] = await graph<SessionOrder>(query, { entity: "order", fields, filters: { id } });
  return order ?? null;
}
