import { type BigNumberInput } from "@medusajs/framework/types";

import { type Money, toMinorUnits } from "../domain/money";
import { graph, type Query } from "./graph";

/** A cart that is to be paid, or was. Amounts in main units. */
export interface Cart {
  id: string;
  total: BigNumberInput;
  currency_code: string;
  isCompleted: boolean;
  collection: { id: string; amount: BigNumberInput } | null;
}

/** @returns null when there is no such cart */
export async function findCart(query: Query, cartId: string): Promise<Cart | null> {
  const [raw] = await graph<RawCart>(query, {
    entity: "cart",
    fields: [
      "id",
      "completed_at",
      "total",
      "currency_code",
      "payment_collection.id",
      "payment_collection.amount",
    ],
    filters: { id: cartId },
  });
  return raw
    ? {
        id: raw.id,
        total: raw.total,
        currency_code: raw.currency_code,
        isCompleted: Boolean(raw.completed_at),
        collection: raw.payment_collection ?? null,
      }
    : null;
}

/** Whether a cart, or an order, costs exactly this much at the moment. */
export function costs(
  { total, currency_code: currency }: Pick<Cart, "total" | "currency_code">,
  money: Money,
): boolean {
  return (
    currency.toUpperCase() === money.currency &&
    toMinorUnits(total, money.currency).amount === money.amount
  );
}

interface RawCart extends Pick<Cart, "id" | "total" | "currency_code"> {
  completed_at: string | Date | null;
  payment_collection?: Cart["collection"];
}
