import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { toMinorUnits } from "../../domain/money";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findCart } from "../../medusa/cart";
import { graph, type Query } from "../../medusa/graph";
import { owesMoney } from "../../medusa/order";
import { findSubject, type Subject } from "../../medusa/subject";

/** What a charge's link leads to besides the charge itself. */
export interface Renewal {
  /** Whether the payment session still shows this charge. */
  isOpen: boolean;
  /** What a new code would be for; null when there is nothing (more) to pay for. */
  collectionId: string | null;
}

/** Whether a new code can be had in a charge's place. Looks only, changes nothing. */
export async function findRenewal(container: MedusaContainer, row: ChargeRow): Promise<Renewal> {
  const { counterSales } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const subject = await findSubject(query, row);
  const { session } = subject;
  const isOpen = session?.data.charge_id === row.charge_id;
  if (row.status !== "failed" && row.status !== "expired") {
    return { isOpen, collectionId: null };
  }
  if (session) {
    const canBePaid =
      isOpen &&
      isPayable(subject) &&
      (await exists(query, subject)) &&
      !(await counterSales.isCancelled(row.id)); // the shopper pays in another way, or not at all
    return { isOpen, collectionId: canBePaid ? session.collection!.id : null };
  }
  return { isOpen, collectionId: await findAbandonedCollection(query, row) };
}

/** There is a cart or an order that still wants this payment. */
function isPayable({ session, order, cartId }: Subject): boolean {
  if (!session?.collection || session.payment) {
    return false;
  }
  // An order with a cart was placed ahead of this payment, and is cancelled over its failure.
  return order ? !cartId && order.status !== "canceled" && owesMoney(order) : cartId !== null;
}

/** A store may have removed the cart, whose link stays. */
async function exists(query: Query, { order, cartId }: Subject): Promise<boolean> {
  return order !== null || (await findCart(query, cartId!)) !== null;
}

/**
 * Medusa deletes a session before it knows whether there will be another one: after a failure in
 * between, a cart is left with none. A cart with any other session has been given to that one.
 */
async function findAbandonedCollection(query: Query, row: ChargeRow): Promise<string | null> {
  if (!row.cart_id) {
    return null;
  }
  const [cart] = await graph<CartWithCollection>(query, {
    entity: "cart",
    fields: [
      "id",
      "completed_at",
      "payment_collection.id",
      "payment_collection.amount",
      "payment_collection.currency_code",
      "payment_collection.payment_sessions.id",
    ],
    filters: { id: row.cart_id },
  });
  const collection = cart?.payment_collection;
  if (!cart || cart.completed_at || !collection || collection.payment_sessions?.length) {
    return null;
  }
  const money = toMinorUnits(collection.amount, collection.currency_code);
  return money.amount === row.amount && money.currency === row.currency ? collection.id : null;
}

interface CartWithCollection {
  completed_at: Date | null;
  payment_collection?: {
    id: string;
    amount: number;
    currency_code: string;
    payment_sessions?: unknown[] | null;
  } | null;
}
