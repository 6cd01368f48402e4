import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";

import { findCurrency } from "../../domain/atome";
import { AtomeQrError } from "../../domain/errors";
import { type Money, toMinorUnits } from "../../domain/money";
import { graph } from "../../medusa/graph";
import { SUMMARY_FIELDS } from "../../medusa/order-summary";
import {
  PAYMENT_FIELDS,
  type OrderPayment,
  sumAuthorized,
} from "../../medusa/authorized-elsewhere";

/** An order, as far as its payment needs it. */
export interface PayableOrder {
  id: string;
  status: string;
  currency_code: string;
  region_id: string | null;
  sales_channel_id: string | null;
  summary?: { pending_difference?: BigNumberInput } | null;
  payment_collections: OrderCollection[];
}

export interface OrderCollection {
  id: string;
  status: string;
  amount: BigNumberInput;
  /** The cart that it was made for; an order's own has none. */
  cart?: { id: string } | null;
  payments: OrderPaymentRow[];
  payment_sessions: { id: string; provider_id: string }[];
}

export interface OrderPaymentRow extends OrderPayment {
  id: string;
}

/** @throws AtomeQrError `order_not_found` */
export async function findOrder(container: MedusaContainer, id: string): Promise<PayableOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [order] = await graph<RawOrder>(query, {
    entity: "order",
    fields: [
      "id",
      "status",
      "currency_code",
      "region_id",
      "sales_channel_id",
      ...SUMMARY_FIELDS,
      "payment_collections.id",
      "payment_collections.status",
      "payment_collections.amount",
      "payment_collections.cart.id",
      "payment_collections.payments.id",
      ...PAYMENT_FIELDS.map((field) => `payment_collections.payments.${field}`),
      "payment_collections.payment_sessions.id",
      "payment_collections.payment_sessions.provider_id",
    ],
    filters: { id },
  });
  if (!order) {
    throw new AtomeQrError("order_not_found", "There is no order with this id.");
  }
  const collections = (order.payment_collections ?? []).flatMap((one) => one ?? []);
  return {
    ...order,
    payment_collections: collections.map((collection) => ({
      ...collection,
      payments: (collection.payments ?? []).flatMap((one) => one ?? []),
      payment_sessions: (collection.payment_sessions ?? []).flatMap((one) => one ?? []),
    })),
  };
}

type RawOrder = Omit<PayableOrder, "payment_collections"> & {
  payment_collections?: (OrderCollection | null)[] | null;
};

/**
 * What an order still owes; null in a currency that Atome QR does not take. What another provider
 * has authorized and not captured yet is not owed again.
 */
export function toOwed(order: PayableOrder): Money | null {
  const currency = findCurrency(order.currency_code);
  if (!currency) {
    return null;
  }
  const isOver = order.status === "canceled" || order.status === "archived";
  const held = sumAuthorized(order.payment_collections.flatMap(({ payments }) => payments));
  const owed = MathBN.sub(order.summary?.pending_difference ?? 0, held);
  return isOver || MathBN.lte(owed, 0) ? { amount: 0, currency } : toMinorUnits(owed, currency);
}
