import { Recent } from "./recent";

it("forgets what was set longest ago, and keeps the rest", () => {
  const recent = new Recent<number>();
  for (let i = 0; i < 100; i++) recent.set(`cart_${i}`, i);
  recent.set("cart_0", 0);
  recent.set("cart_100", 100);
  expect(recent.size).toBe(100);
  expect([recent.has("cart_0"), recent.has("cart_1"), recent.get("cart_100")]).toEqual([
    true,
    false,
    100,
  ]);
});
