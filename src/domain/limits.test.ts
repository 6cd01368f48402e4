import fc from "fast-check";

import { CURRENCIES } from "./atome";
import { assertWithinLimits, defaultLimits } from "./limits";
import { type Money } from "./money";
import { thrownBy } from "./test-support/thrown-by";

/** Omise's table, smallest units. */
const OMISE_LIMITS: [Money["currency"], number, number][] = [
  ["THB", 2_000, 5_000_000],
  ["SGD", 150, 300_000],
  ["MYR", 1_000, 500_000],
];

const DEFAULT_LIMITS = defaultLimits("qr");
const check = (money: Money, limits = DEFAULT_LIMITS) => assertWithinLimits(money, limits);

describe.each(OMISE_LIMITS)("given Omise's limits for %s", (currency, min, max) => {
  it(`takes ${min} and ${max}, the limits themselves`, () => {
    expect(() => check({ amount: min, currency })).not.toThrow();
    expect(() => check({ amount: max, currency })).not.toThrow();
  });

  it("refuses one minor unit less or more", () => {
    expect(thrownBy(() => check({ amount: min - 1, currency })).code).toBe("amount_below_minimum");
    expect(thrownBy(() => check({ amount: max + 1, currency })).code).toBe("amount_above_maximum");
  });
});

it("refuses an amount exactly when it is outside the limits of its own currency", () => {
  const limit = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }))
    .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));
  const limits = fc.record({ THB: limit, SGD: limit, MYR: limit });
  const money = fc.record({ amount: fc.nat(11_000), currency: fc.constantFrom(...CURRENCIES) });
  fc.assert(
    fc.property(money, limits, (money, limits) => {
      const { min, max } = limits[money.currency];
      const call = () => check(money, limits);
      if (money.amount < min) expect(thrownBy(call).code).toBe("amount_below_minimum");
      else if (money.amount > max) expect(thrownBy(call).code).toBe("amount_above_maximum");
      else expect(call).not.toThrow();
    }),
  );
});

describe("tells the shopper", () => {
  it("the minimum, the amount and what to do, when it is too little", () => {
    expect(thrownBy(() => check({ amount: 1_999, currency: "THB" })).message).toBe(
      "Atome QR takes payments from THB 20.00; this one is THB 19.99. Add something to the cart or choose another payment method.",
    );
  });

  it("the maximum, the amount and what to do, when it is too much", () => {
    expect(thrownBy(() => check({ amount: 300_001, currency: "SGD" })).message).toBe(
      "Atome QR takes payments up to SGD 3,000.00; this one is SGD 3,000.01. Split the order or choose another payment method.",
    );
  });

  it("the limit the store has set, not Omise's", () => {
    const limits = { ...DEFAULT_LIMITS, MYR: { min: 5_000, max: 6_000 } };
    const { message } = thrownBy(() => check({ amount: 4_000, currency: "MYR" }, limits));
    expect(message).toContain("from MYR 50.00;");
  });
});
