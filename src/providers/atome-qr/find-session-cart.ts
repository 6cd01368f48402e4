import { type RemoteQueryFunction } from "@medusajs/framework/types";

import { type CartDetails } from "../../atome-qr/charge-request";
import { AtomeQrError } from "../../atome-qr/errors";

/** A session's cart, as far as its charge needs it. */
export type SessionCart = CartDetails & {
  region_id: string | null;
  sales_channel_id: string | null;
};

/**
 * The cart a payment session is for, read on the server: what a client says about it is not asked.
 *
 * @returns null for a session without a cart, such as one for an order that still owes money
 * @throws AtomeQrError `session_not_found`
 */
export async function findSessionCart(
  query: Omit<RemoteQueryFunction, symbol>,
  sessionId: string,
): Promise<SessionCart | null> {
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "payment_collection.cart.id",
      "payment_collection.cart.email",
      "payment_collection.cart.currency_code",
      "payment_collection.cart.region_id",
      "payment_collection.cart.sales_channel_id",
      "payment_collection.cart.items.*",
      "payment_collection.cart.shipping_address.*",
      "payment_collection.cart.billing_address.*",
    ],
    filters: { id: sessionId },
  });
  const session = data[0] as
    { payment_collection?: { cart?: SessionCart | null } | null } | undefined;
  if (!session) {
    throw new AtomeQrError("session_not_found", `There is no payment session ${sessionId}.`);
  }
  return session.payment_collection?.cart ?? null;
}
