import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { toMedusaAmount } from "../../domain/money";
import { cartCosts } from "../../modules/atome-qr/operations/cart-costs";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/**
 * The session of a paid charge is gone, but its cart can still become the very order that was paid
 * for: gives the cart a session again. The provider recognizes the payment (`adoptPayment`) and makes
 * no new charge.
 *
 * @returns false when there is no such cart any more
 */
export async function restoreSession(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
): Promise<boolean> {
  const collection = row.cart_id && (await findOpenCollection(container, row, row.cart_id));
  if (!collection) {
    return false;
  }
  await container.resolve(Modules.PAYMENT).createPaymentSession(collection, {
    provider_id: atomeQr.accounts.byId(row.account).providerId,
    amount: toMedusaAmount(row),
    currency_code: row.currency.toLowerCase(),
    data: {},
  });
  const after = await atomeQr.ledger.byId(row.id);
  return after.session_id !== row.session_id;
}

async function findOpenCollection(
  container: MedusaContainer,
  row: ChargeRow,
  cartId: string,
): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "cart",
    fields: ["id", "completed_at", "payment_collection.id"],
    filters: { id: cartId },
  });
  const cart = data[0] as unknown as
    | { completed_at: Date | null; payment_collection?: { id: string } | null }
    | undefined;
  const isOpen = cart && !cart.completed_at && (await cartCosts(query, cartId, row));
  return (isOpen && cart.payment_collection?.id) || null;
}
