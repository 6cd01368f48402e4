import { hasUnpaidOrders, medusaVersion, noteOfVersion } from "./older-medusa";

it.each([
  ["2.15.3", ["role", "draft order", "order_first"]],
  ["2.16.0", ["order_first"]],
  ["2.17.10", []],
  ["2.21.2", []],
])("says what is left out on Medusa %s", (version, lacks) => {
  const found = noteOfVersion(version)?.split("; ") ?? [];
  expect(found).toHaveLength(lacks.length);
  lacks.forEach((lack, index) => expect(found[index]).toContain(lack));
});

it("knows the version that runs", () => {
  expect(medusaVersion()).toMatch(/^2\.\d+\.\d+$/);
});

it("sees whether core has orders that wait for their payment", () => {
  expect(hasUnpaidOrders({ PENDING: "pending", AUTHORIZED: "authorized" })).toBe(false);
  expect(hasUnpaidOrders()).toBe(true);
});
