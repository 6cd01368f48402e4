import { useMemo } from "react";

import type { CounterProduct } from "../../../admin-api/counter-types";
import { MAX_QUANTITY } from "../../../domain/counter";
import { type BasketLine } from "../../lib/counter/till-storage";
import { useTill } from "./use-till";

export interface Basket {
  lines: BasketLine[];
  /** Minor units. */
  total: number;
  /** Whether the order will cost more, because taxes are not in all prices. */
  hasTaxesToAdd: boolean;
  /** One more of it. */
  add: (product: CounterProduct) => void;
  /** 0 takes it out. */
  change: (variantId: string, quantity: number) => void;
}

/** The basket, which is there again after a reload or a login. */
export function useBasket(): Basket {
  const { memory, update } = useTill();
  const { basket: lines } = memory;
  return useMemo(
    () => ({
      lines,
      total: lines.reduce((sum, { product, quantity }) => sum + (product.price ?? 0) * quantity, 0),
      hasTaxesToAdd: lines.some(({ product }) => !product.is_tax_inclusive),
      add: (product) =>
        update(({ basket }) => {
          const { variant_id: id } = product;
          const known = basket.find((one) => one.product.variant_id === id);
          return {
            basket: known
              ? withQuantity(basket, id, known.quantity + 1)
              : [...basket, { product, quantity: 1 }],
          };
        }),
      change: (variantId, quantity) =>
        update(({ basket }) => ({ basket: withQuantity(basket, variantId, quantity) })),
    }),
    [lines, update],
  );
}

function withQuantity(lines: BasketLine[], variantId: string, quantity: number): BasketLine[] {
  return lines.flatMap((line) => {
    if (line.product.variant_id !== variantId) return line;
    return quantity > 0 ? { ...line, quantity: Math.min(quantity, MAX_QUANTITY) } : [];
  });
}
