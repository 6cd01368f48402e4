import { type BigNumberInput } from "@medusajs/framework/types";

import { type Money, toMinorUnits } from "../domain/money";
import { graph, type Query } from "./graph";

/** A cart that is to be paid, or was. Amounts in main units. */
export interface Cart {
  id: string;
  total: BigNumberInput;
  currency_code: string;
  isCompleted: boolean;
}

/** @returns null when there is no such cart */
export async function findCart(query: Query, cartId: string): Promise<Cart | null> {
  const [raw] = await graph<RawCart>(query, {
    entity: "cart",
    fields: ["id", "completed_at", "total", "currency_code"],
    filters: { id: cartId },
  });
  return raw
    ? {
        id: raw.id,
        total: raw.total,
        currency_code: raw.currency_code,
        isCompleted: Boolean(raw.completed_at),
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
}
