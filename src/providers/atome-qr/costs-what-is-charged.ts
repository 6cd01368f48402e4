import { type BigNumberInput } from "@medusajs/framework/types";

import { graph, type Query } from "../../medusa/graph";
import { hasConfirmedChange } from "../../medusa/order-changes";
import { findOrderId } from "../../medusa/links";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { costs, findCart } from "../../medusa/cart";

/**
 * Whether what a charge's session is for costs what the charge is about. Core authorizes whatever
 * amount a session has; this is what keeps an order from costing something else than what was paid.
 * True where there is no cart.
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
  const order = await findOrder(query, cartId);
  const subject = order ?? (await findCart(query, cartId));
  if (subject !== null && costs(subject, row)) {
    return true;
  }
  return order !== undefined && hasConfirmedChange(query, order.id);
}

/**
 * The link alone proves nothing: core can have taken its order back. Nor does the order's `summary`:
 * core writes it down from the cart, whatever became of the items.
 */
async function findOrder(query: Query, cartId: string) {
  const orderId = await findOrderId(query, cartId);
  const [order] = orderId
    ? await graph<{ id: string; total: BigNumberInput; currency_code: string }>(query, {
        entity: "order",
        fields: ["id", "total", "currency_code"],
        filters: { id: orderId },
      })
    : [];
  return order;
}
