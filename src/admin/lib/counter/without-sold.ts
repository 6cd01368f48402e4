import type { CounterSaleInput } from "../../../admin-api/counter-types";
import { type TillMemory } from "./till-storage";

/**
 * What is left to sell once a sale is made, also one that was taken up again after a reload: what has
 * been scanned or typed meanwhile.
 */
export function withoutSold(
  { basket }: Pick<TillMemory, "basket">,
  { items, amount }: Pick<CounterSaleInput, "items" | "amount">,
): Partial<Pick<TillMemory, "basket" | "typed" | "note">> {
  if (items) {
    const soldOf = new Map(items.map(({ variant_id: id, quantity }) => [id, quantity]));
    return {
      basket: basket.flatMap((line) => {
        const quantity = line.quantity - (soldOf.get(line.product.variant_id) ?? 0);
        return quantity > 0 ? [{ ...line, quantity }] : [];
      }),
    };
  }
  return amount === undefined ? {} : { typed: "", note: "" };
}
