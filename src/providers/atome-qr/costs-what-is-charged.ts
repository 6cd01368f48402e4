import { type RemoteQueryFunction } from "@medusajs/framework/types";

import { cartCosts } from "../../modules/atome-qr/operations/cart-costs";
import { type ChargeRow } from "../../modules/atome-qr/rows";

/**
 * Whether the cart that a charge's session is for costs what the charge is about. Core authorizes
 * whatever amount a session has; asked while core holds the cart's lock, this is what keeps an
 * order from costing something else than what was paid. True where there is no cart.
 */
export async function costsWhatIsCharged(
  query: Omit<RemoteQueryFunction, symbol>,
  row: ChargeRow,
): Promise<boolean> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "payment_collection.cart.id"],
    filters: { id: row.session_id },
  });
  const session = data[0] as unknown as
    { payment_collection?: { cart?: { id: string } | null } | null } | undefined;
  const cartId = session?.payment_collection?.cart?.id;
  return !cartId || cartCosts(query, cartId, row);
}
