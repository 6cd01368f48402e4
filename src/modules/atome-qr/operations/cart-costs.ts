import { type BigNumberInput, type RemoteQueryFunction } from "@medusajs/framework/types";

import { type Money, toMinorUnits } from "../../../domain/money";

/** Whether a cart's total is this much money at the moment; false when there is no such cart. */
export async function cartCosts(
  query: Omit<RemoteQueryFunction, symbol>,
  cartId: string,
  money: Money,
): Promise<boolean> {
  const { data } = await query.graph({
    entity: "cart",
    fields: ["id", "total", "currency_code"],
    filters: { id: cartId },
  });
  const cart = data[0] as unknown as { total: BigNumberInput; currency_code: string } | undefined;
  return (
    cart?.currency_code.toUpperCase() === money.currency &&
    toMinorUnits(cart.total, money.currency).amount === money.amount
  );
}
