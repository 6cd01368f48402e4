import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { toMinorUnits } from "../../domain/money";
import { cartCosts } from "../../modules/atome-qr/operations/cart-costs";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type SessionState } from "./find-session";

/**
 * Whether the cart that is about to become an order still costs what was paid. Core compares no
 * amounts, and while it takes back a refused change of the cart the total is the new one.
 *
 * That taking back leaves the payment collection at the new amount (seen in Medusa 2.21.2), for
 * which the order would look partly paid for ever: it is set right here.
 */
export async function cartMatches(
  container: MedusaContainer,
  row: ChargeRow,
  session: SessionState,
): Promise<boolean> {
  if (!session.cartId || session.order) {
    return true;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  if (!(await cartCosts(query, session.cartId, row))) {
    return false;
  }
  const { collection } = session;
  if (collection && toMinorUnits(collection.amount, row.currency).amount !== row.amount) {
    const payments = container.resolve(Modules.PAYMENT);
    await payments.updatePaymentCollections(collection.id, { amount: session.amount });
  }
  return true;
}
