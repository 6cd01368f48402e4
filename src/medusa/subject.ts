import { type Query } from "./graph";
import { findOrderId } from "./order-cart";
import { findOrder, type Order } from "./order";
import { findSession, type Session } from "./session";

/** What a charge pays for. */
export interface Subject {
  session: Session | null;
  cartId: string | null;
  /** Of the session's payment collection, or of the cart. */
  order: Order | null;
  /** An order that the cart is linked to and that does not exist. */
  lostOrderId: string | null;
}

/** @param charge its cart counts where the session is gone */
export async function findSubject(
  query: Query,
  { session_id: sessionId, cart_id }: { session_id: string; cart_id: string | null },
): Promise<Subject> {
  const session = await findSession(query, sessionId);
  const cartId = session ? session.cartId : cart_id;
  const orderId = session?.orderId ?? (cartId && (await findOrderId(query, cartId)));
  const order = orderId ? await findOrder(query, orderId) : null;
  return { session, cartId, order, lostOrderId: order ? null : orderId };
}
