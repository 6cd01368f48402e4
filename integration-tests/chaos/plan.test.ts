import { BEHAVIOURS } from "./behaviours";
import { planCheckouts } from "./plan";

describe("the plan of a chaos run", () => {
  it("is the same for the same seed", () => {
    expect(planCheckouts(500, 42)).toEqual(planCheckouts(500, 42));
  });

  it("is another one for another seed", () => {
    expect(planCheckouts(50, 1)).not.toEqual(planCheckouts(50, 2));
  });

  it("has the number of checkouts that was asked for", () => {
    expect([1, 20, 26, 200, 2_000].map((count) => planCheckouts(count, 1).length)).toEqual([
      1, 20, 26, 200, 2_000,
    ]);
  });

  it.each([1, 2, 3, 4, 5])("has every behaviour among 200 checkouts (seed %d)", (seed) => {
    const planned = new Set(planCheckouts(200, seed).map(({ behaviour }) => behaviour));
    expect(planned).toEqual(new Set(BEHAVIOURS));
  });

  it("sends who orders first, and nobody else, to the account that does", () => {
    for (const { behaviour, account } of planCheckouts(500, 7)) {
      expect(account === "thorder").toBe(behaviour.startsWith("order first"));
    }
  });

  it("uses every account", () => {
    expect(new Set(planCheckouts(200, 3).map(({ account }) => account))).toEqual(
      new Set(["th", "sg", "my", "thorder", "thhold", "thonline"]),
    );
  });

  it("refunds a real part, never all or nothing", () => {
    for (const { share } of planCheckouts(500, 9)) {
      expect(share).toBeGreaterThanOrEqual(0.1);
      expect(share).toBeLessThan(0.95);
    }
  });
});
