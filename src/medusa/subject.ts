import { type Query } from "./graph";
import { findOrderId } from "./links";
import { findOrder, type Order } from "./order";
import { findSession, listSiblings, type Session } from "./session";

/** What a charge pays for. */
export interface Subject {
  session: Session | null;
  cartId: string | null;
  /** Of the session's payment collection, or of the cart. */
  order: Order | null;
  /** An order that the cart is linked to and that does not exist. */
  lostOrderId: string | null;
}

/**
 * The session's siblings are read only where they count: while it has no payment, or no order shows it.
 *
 * @param charge its cart counts where the session is gone
 */
export async function findSubject(
  query: Query,
  charge: { session_id: string; cart_id: string | null },
): Promise<Subject> {
  const session = await findSession(query, charge.session_id);
  const cartId = session ? session.cartId : charge.cart_id;
  const ofCollection = session?.orderId ? await findOrder(query, session.orderId) : null;
  const orderId = ofCollection?.id ?? (cartId && (await findOrderId(query, cartId)));
  const order = ofCollection ?? (orderId ? await findOrder(query, orderId) : null);
  if (session && !(session.payment && order)) {
    session.siblings = await listSiblings(query, session);
  }
  return { session, cartId, order, lostOrderId: order ? null : orderId };
}
