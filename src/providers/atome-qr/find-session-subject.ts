import { CART_DETAIL_FIELDS, type CartDetails } from "../../domain/charge-request";
import { AtomeQrError } from "../../domain/errors";
import { graph, type Query } from "../../medusa/graph";

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
  const [session] = await graph<{
    payment_collection?: { cart?: SessionCart | null } | null;
  }>(query, {
    entity: "payment_session",
    fields: [
      "id",
      ...[...CART_DETAIL_FIELDS, "region_id", "sales_channel_id"].map(
        (field) => `payment_collection.cart.${field}`,
      ),
    ],
    filters: { id: sessionId },
  });
  if (!session) {
    throw new AtomeQrError("session_not_found", `There is no payment session ${sessionId}.`);
  }
  const cart = session.payment_collection?.cart ?? null;
  return { cart, order: cart ? null : await findOrder(query, sessionId) };
}

/** Asked for singly: a shopper at the checkout does not wait for it. */
async function findOrder(query: Query, sessionId: string): Promise<SessionOrder | null> {
  const [session] = await graph<{
    payment_collection?: { order?: SessionOrder | null } | null;
  }>(query, {
    entity: "payment_session",
    fields: [
      "id",
      "payment_collection.order.id",
      "payment_collection.order.email",
      "payment_collection.order.region_id",
      "payment_collection.order.sales_channel_id",
    ],
    filters: { id: sessionId },
  });
  return session?.payment_collection?.order ?? null;
}
