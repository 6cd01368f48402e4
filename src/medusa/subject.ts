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
  /** Orders that the cart or the collection is linked to, and that do not exist. */
  lostOrderIds: string[];
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
  const { order, lostOrderIds } = await findLinkedOrder(query, session, cartId);
  if (session && !(session.payment && order)) {
    session.siblings = await listSiblings(query, session);
  }
  return { session, cartId, order, lostOrderIds };
}

/** By the collection's link, or else by the cart's. */
async function findLinkedOrder(
  query: Query,
  session: Session | null,
  cartId: string | null,
): Promise<Pick<Subject, "order" | "lostOrderIds">> {
  const ofCollection = session?.orderId ?? null;
  const first = ofCollection && (await findOrder(query, ofCollection));
  if (first) {
    return { order: first, lostOrderIds: [] };
  }
  const ofCart = cartId && (await findOrderId(query, cartId));
  const second = ofCart && ofCart !== ofCollection ? await findOrder(query, ofCart) : null;
  const linked = new Set([ofCollection, ofCart].flatMap((id) => id ?? []));
  return { order: second, lostOrderIds: second ? [] : [...linked] };
}
