import { type BigNumberInput, type RemoteQueryFunction } from "@medusajs/framework/types";

import { toMinorUnits } from "../../domain/money";
import { cartCosts } from "../../modules/atome-qr/operations/cart-costs";
import { type ChargeRow } from "../../modules/atome-qr/rows";

type Query = Omit<RemoteQueryFunction, symbol>;

/**
 * Whether what a charge's session is for costs what the charge is about. Core authorizes whatever
 * amount a session has; this is what keeps an order from costing something else than what was paid.
 * True where there is no cart.
 *
 * Core has made the order when it asks for the authorization, so the order is what counts: a change
 * of the cart that outlived its lock can be in the order and be gone from the cart again.
 */
export async function costsWhatIsCharged(query: Query, row: ChargeRow): Promise<boolean> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "payment_collection.cart.id"],
    filters: { id: row.session_id },
  });
  const session = data[0] as unknown as
    | { payment_collection?: { cart?: { id: string } | null } | null }
    | undefined;
  const cartId = session?.payment_collection?.cart?.id;
  if (!cartId) {
    return true;
  }
  const order = await findOrder(query, cartId);
  if (!order) {
    return cartCosts(query, cartId, row);
  }
  return (
    order.currency_code.toUpperCase() === row.currency &&
    toMinorUnits(order.total, row.currency).amount === row.amount
  );
}

interface OrderCost {
  total: BigNumberInput;
  currency_code: string;
}

/** The link alone proves nothing: core can have taken its order back. */
async function findOrder(query: Query, cartId: string): Promise<OrderCost | undefined> {
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cartId },
  });
  const orderId = (data[0] as { order_id?: string } | undefined)?.order_id;
  if (!orderId) {
    return undefined;
  }
  const found = await query.graph({
    entity: "order",
    fields: ["id", "total", "currency_code"],
    filters: { id: orderId },
  });
  return found.data[0] as OrderCost | undefined;
}
