import fc from "fast-check";

import { type Money, toExactMinorUnits, toMinorUnits } from "./money";
import { assertRefundable, capAtRest, isSameAmount, isUnclear } from "./refund-rules";
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

describe("whole minor units for an amount with a fraction", () => {
  it.each([
    [5_403, 5_403, true],
    [5_403, 5_403.5, true],
    [5_404, 5_403.5, true],
    [5_403, 5_403.999, true],
    [5_403, 5_404, false],
    [5_405, 5_403.5, false],
  ])("%d for %d: %p", (whole, exact, isSame) => {
    expect(isSameAmount(whole, exact)).toBe(isSame);
  });
});

describe("the refund of a part", () => {
  it.each([
    ["is what is asked for", 5_403, 5_403, 10_000, 5_403],
    ["is rounded", 5_404, 5_403.5, 10_000, 5_404],
    ["given the rest is one unit less, is the rest", 5_404, 5_403.5, 5_403, 5_403],
    ["given the rest is a fraction more, is the rest", 5_403, 5_403.4, 5_404, 5_404],
    ["given the rest is a whole unit more, leaves that", 5_403, 5_403, 5_404, 5_403],
    ["given the rest is a whole unit less, is too much", 5_403, 5_403, 5_402, 5_403],
    ["given nothing is left, is too much", 1, 0.5, 0, 1],
  ])("%s: %d for %d of %d is %d", (_what, rounded, exact, rest, sent) => {
    expect(capAtRest(rounded, exact, rest)).toBe(sent);
  });

  /** Tenths of a minor unit as a Medusa amount: 54035 is 5403.5 satang, THB 54.035. */
  const toMedusa = (tenths: number) => String(tenths / 1_000);

  /** Refunds the parts one after the other. @returns what is left of the charge */
  function refundParts(paid: number, parts: number[]): number {
    return parts.reduce((rest, part) => {
      const asked = toMinorUnits(toMedusa(part), "thb").amount;
      return rest - capAtRest(asked, toExactMinorUnits(toMedusa(part), "thb"), rest);
    }, paid);
  }

  /** In tenths of a minor unit; more than the few units by which rounding could differ. */
  const part = fc.integer({ min: 30, max: 50_000_000 });

  /** Splits whole minor units: the parts, and what is left of them. */
  function toSplit(parts: number[], more: number): { paid: number; last: number } {
    const sum = parts.reduce((total, one) => total + one, 0);
    const paid = Math.ceil((sum + more) / 10);
    return { paid, last: paid * 10 - sum };
  }

  it("given two parts with any fractions, they add up to what was paid", () => {
    fc.assert(
      fc.property(part, part, (first, more) => {
        const { paid, last } = toSplit([first], more);
        expect(refundParts(paid, [first, last])).toBe(0);
      }),
    );
  });

  it("given more parts, and less than a unit lost in rounding so far, the last is the rest", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 3 }), part, (parts, more) => {
        const lost = parts.reduce((sum, one) => sum + Math.round(one / 10) - one / 10, 0);
        fc.pre(Math.abs(lost) < 0.99);
        const { paid, last } = toSplit(parts, more);
        expect(refundParts(paid, [...parts, last])).toBe(0);
      }),
    );
  });
});

it("given a charge that is not paid, refuses any refund, before anything else", () => {
  const charge = paidCharge({ paid: false, paidAt: null });
  expect(thrownBy(() => refund(thb(1), charge)).code).toBe("charge_not_paid");
  expect(thrownBy(() => refund(thb(999_999), charge)).code).toBe("charge_not_paid");
});

describe("what became of a refund", () => {
  const NOW = new Date("2026-11-29T10:00:00Z");
  const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
  const refund = { status: "creating", failure_code: null as string | null, updated_at: NOW };

  it.each<[string, Partial<typeof refund>, boolean]>([
    ["that is being made is awaited", {}, false],
    ["that was not answered is unclear", { failure_code: "outcome_unknown" }, true],
    ["that nobody is making any more is unclear", { updated_at: secondsAgo(3_600) }, true],
    ["that was made is clear", { status: "succeeded", updated_at: secondsAgo(3_600) }, false],
    ["that failed is clear", { status: "failed", failure_code: "omise_unavailable" }, false],
  ])("%s", (_what, fields, expected) => {
    expect(isUnclear({ ...refund, ...fields }, NOW)).toBe(expected);
  });
});
