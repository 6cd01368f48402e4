import { type BigNumberInput } from "@medusajs/framework/types";

import { graph, type Query } from "../../medusa/graph";
import { hasConfirmedChange } from "../../medusa/order-changes";
import { findOrderId } from "../../medusa/links";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { costs, findCart } from "../../medusa/cart";
import { findSession } from "../../medusa/session";

/**
 * Whether what a charge's session is for costs what the charge is about. Core authorizes whatever
 * amount a session has; this is what keeps an order from costing something else than what was paid.
 * True where the charge is not for a cart.
 *
 * An order that was placed ahead of its payment can be edited while it waits. That is no reason to
 * refuse what the shopper has paid: it is captured, and staff are told of the difference.
 *
 * Core has made the order when it asks for the authorization, so the order is what counts: a change
 * of the cart that outlived its lock can be in the order and be gone from the cart again.
 */
export async function costsWhatIsCharged(query: Query, row: ChargeRow): Promise<boolean> {
  const { cart_id: cartId } = row;
  if (cartId === null) {
    return true;
  }
  const ofCart = await findOrder(query, await findOrderId(query, cartId));
  const cart = ofCart ? null : await findCart(query, cartId);
  if (cart) {
    return costs(cart, row);
  }
  // A store can remove a cart together with its links: its order is that of the session alone.
  const order = ofCart ?? (await findOrder(query, await findOrderIdOfSession(query, row)));
  return !order || costs(order, row) || hasConfirmedChange(query, order.id);
}

async function findOrderIdOfSession(query: Query, row: ChargeRow): Promise<string | null> {
  const session = await findSession(query, row.session_id);
  return session && session.orderId;
}

/**
 * A link alone proves nothing: core can have taken its order back. Nor does the order's `summary`: core
 * writes it down from the cart, whatever became of the items.
 */
async function findOrder(query: Query, id: string | null): Promise<CostingOrder | null> {
  const [order] = id
    ? await graph<CostingOrder>(query, {
        entity: "order",
        fields: ["id", "total", "currency_code"],
        filters: { id },
      })
    : [];
  return order ?? null;
}

interface CostingOrder {
  id: string;
  total: BigNumberInput;
  currency_code: string;
}
