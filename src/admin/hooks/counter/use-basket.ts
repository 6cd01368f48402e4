import { useMemo, useState } from "react";

import type { CounterProduct } from "../../../admin-api/types";
import { MAX_QUANTITY } from "../../../domain/counter";

export interface BasketLine {
  product: CounterProduct;
  quantity: number;
}

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
  clear: () => void;
}

export function useBasket(): Basket {
  const [lines, setLines] = useState<BasketLine[]>([]);
  return useMemo(
    () => ({
      lines,
      total: lines.reduce((sum, { product, quantity }) => sum + (product.price ?? 0) * quantity, 0),
      hasTaxesToAdd: lines.some(({ product }) => !product.is_tax_inclusive),
      add: (product) =>
        setLines((before) => {
          const known = before.find((one) => one.product.variant_id === product.variant_id);
          return known
            ? withQuantity(before, product.variant_id, known.quantity + 1)
            : [...before, { product, quantity: 1 }];
        }),
      change: (variantId, quantity) =>
        setLines((before) => withQuantity(before, variantId, quantity)),
      clear: () => setLines([]),
    }),
    [lines],
  );
}

function withQuantity(lines: BasketLine[], variantId: string, quantity: number): BasketLine[] {
  return lines.flatMap((line) => {
    if (line.product.variant_id !== variantId) return line;
    return quantity > 0 ? { ...line, quantity: Math.min(quantity, MAX_QUANTITY) } : [];
  });
}
