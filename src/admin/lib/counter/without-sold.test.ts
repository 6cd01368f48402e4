import type { CounterProduct } from "../../../admin-api/counter-types";
import { withoutSold } from "./without-sold";

const line = (variant_id: string, quantity: number) => ({
  product: { variant_id } as CounterProduct,
  quantity,
});
const quantities = (sold: Parameters<typeof withoutSold>[1]) =>
  withoutSold({ basket: [line("a", 2), line("b", 1)] }, sold).basket?.map(
    ({ product, quantity }) => [product.variant_id, quantity],
  );

it("keeps what came into the basket while the code was made", () => {
  const sold = (a: number, b: number) => [
    { variant_id: "a", quantity: a },
    ...(b ? [{ variant_id: "b", quantity: b }] : []),
  ];
  expect(quantities({ items: sold(2, 1) })).toEqual([]);
  expect(quantities({ items: sold(1, 0) })).toEqual([
    ["a", 1],
    ["b", 1],
  ]);
});

it("empties the amount that was sold, and leaves all for a code of an order", () => {
  expect(withoutSold({ basket: [] }, { amount: 5_000 })).toEqual({ typed: "", note: "" });
  expect(withoutSold({ basket: [line("a", 1)] }, {})).toEqual({});
});
