import fc from "fast-check";

import { type Money } from "./money";
import { assertRefundable } from "./refund-rules";
import { thrownBy } from "./test-support/thrown-by";

const DAY = 24 * 60 * 60 * 1000;
const PAID_AT = new Date("2026-02-03T04:05:06Z");

type Charge = Parameters<typeof assertRefundable>[0];

/** A charge of THB 1,250.00, paid and not refunded. */
const paidCharge = (fields: Partial<Charge> = {}): Charge => ({
  money: { amount: 125_000, currency: "THB" },
  refundedAmount: 0,
  paidAt: PAID_AT,
  paid: true,
  ...fields,
});

const thb = (amount: number): Money => ({ amount, currency: "THB" });
const after = (ms: number) => new Date(PAID_AT.getTime() + ms);

function refund(money: Money, charge: Charge = paidCharge(), now: Date = after(DAY)): void {
  assertRefundable(charge, money, now);
}

describe("given a paid charge", () => {
  it.each([125_000, 124_999, 1])("refunds %i satang of its 125000", (amount) => {
    expect(() => refund(thb(amount))).not.toThrow();
  });

  it("refuses one satang more than was paid", () => {
    const error = thrownBy(() => refund(thb(125_001)));
    expect(error.code).toBe("refund_exceeds_rest");
    expect(error.message).toBe(
      "Only THB 1,250.00 of this payment is left to refund; THB 1,250.01 is too much.",
    );
  });

  it("refuses a refund in another currency", () => {
    const error = thrownBy(() => refund({ amount: 1, currency: "SGD" }));
    expect(error.code).toBe("refund_exceeds_rest");
  });

  it("takes a refund exactly when the sum of all refunds stays within what was paid", () => {
    const amount = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(amount, fc.nat(1_000), amount, (paid, refunded, asked) => {
        fc.pre(refunded <= paid);
        const charge = paidCharge({ money: thb(paid), refundedAmount: refunded });
        const call = () => refund(thb(asked), charge);
        if (refunded + asked <= paid) expect(call).not.toThrow();
        else expect(thrownBy(call).code).toBe("refund_exceeds_rest");
      }),
    );
  });

  it("given it is refunded in part, names the rest", () => {
    const charge = paidCharge({ refundedAmount: 100_000 });
    expect(() => refund(thb(25_000), charge)).not.toThrow();
    const { message } = thrownBy(() => refund(thb(25_001), charge));
    expect(message).toContain("Only THB 250.00 of this payment is left");
  });
});

describe("the refund window", () => {
  it.each([
    ["in the moment it was paid", 0],
    ["after 59 days", 59 * DAY],
    ["after exactly 60 days", 60 * DAY],
    ["when Omise's clock is ahead of ours", -DAY],
  ])("is open %s", (_when, ms) => {
    expect(() => refund(thb(1), paidCharge(), after(ms))).not.toThrow();
  });

  it.each([
    ["a millisecond after 60 days", 60 * DAY + 1, "more than 60 days ago"],
    ["after 61 days", 61 * DAY, "more than 60 days ago"],
    ["after 100 and a half days", 100.5 * DAY, "more than 100 days ago"],
  ])("is closed %s", (_when, ms, words) => {
    const error = thrownBy(() => refund(thb(1), paidCharge(), after(ms)));
    expect(error.code).toBe("refund_too_late");
    expect(error.message).toContain("can be refunded within 60 days");
    expect(error.message).toContain(words);
    expect(error.message).toContain("bank transfer");
  });

  it("is left to Omise when it is not known when the charge was paid", () => {
    const now = after(1000 * DAY);
    expect(() => refund(thb(1), paidCharge({ paidAt: null }), now)).not.toThrow();
  });
});

it("given a charge that is not paid, refuses any refund, before anything else", () => {
  const charge = paidCharge({ paid: false, paidAt: null });
  expect(thrownBy(() => refund(thb(1), charge)).code).toBe("charge_not_paid");
  expect(thrownBy(() => refund(thb(999_999), charge)).code).toBe("charge_not_paid");
});
