import { toOrderSearch } from "./order-search";

const order = { id: "order_01ABC", display_id: 42 };
const other = { id: "order_01DEF", display_id: 142 };

it.each(["42", "#42", " #0042 "])("%j is an order's number", (typed) => {
  const { query, isFound } = toOrderSearch(typed);
  expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({
    q: "42",
    order: "display_id",
  });
  expect([other, order].find(isFound)).toBe(order);
});

it("anything else is an id", () => {
  const { query, isFound } = toOrderSearch(" order_01ABC ");
  expect(new URLSearchParams(query).get("id")).toBe("order_01ABC");
  expect([other, order].find(isFound)).toBe(order);
  expect([other].find(isFound)).toBeUndefined();
});
