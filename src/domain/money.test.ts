import { type BigNumberInput } from "@medusajs/framework/types";
import { BigNumber, MathBN } from "@medusajs/framework/utils";
import fc from "fast-check";

import { CURRENCIES } from "./atome";
import {
  formatMoney,
  type Money,
  toCurrency,
  toExactMinorUnits,
  toMedusaAmount,
  toMinorUnits,
} from "./money";
import { thrownBy } from "./test-support/thrown-by";

/** Every form in which Medusa hands over an amount. */
const FORMS: [string, (text: string) => BigNumberInput][] = [
  ["text", (text) => text],
  ["a raw value", (text) => ({ value: text, precision: 20 })],
  ["Medusa's BigNumber", (text) => new BigNumber(text)],
  ["a bignumber.js value", (text) => MathBN.convert(text)],
];

const currency = fc.constantFrom(...CURRENCIES);
const minorUnits = fc.integer({ min: 0, max: 1_000_000_000_000 });
const money: fc.Arbitrary<Money> = fc.record({ amount: minorUnits, currency });
const form = fc.constantFrom(...FORMS.map(([, toForm]) => toForm));

/** `12345` as `123.45`, by moving the point: no arithmetic that could round. */
function inMainUnits(minor: number): string {
  const digits = String(minor).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe("a currency", () => {
  it.each(["thb", "THB", "Thb"])("is known in any letter case: %s", (code) => {
    expect(toCurrency(code)).toBe("THB");
  });

  it.each(["usd", "jpy", "th", "thbx", ""])(
    "is refused when Atome QR does not take it: %j",
    (code) => {
      const error = thrownBy(() => toMinorUnits(100, code));
      expect(error.code).toBe("currency_not_supported");
      expect(error.message).toContain(`takes THB, SGD, MYR, not ${code.toUpperCase()}.`);
    },
  );
});

describe("a Medusa amount in minor units", () => {
  it.each([
    [20, 2_000],
    [0, 0],
    [1.005, 101],
    [123.45, 12_345],
    ["1e3", 100_000],
    [" 7.5 ", 750],
  ])("given %p, it is %p", (amount, minor) => {
    expect(toMinorUnits(amount, "thb")).toEqual({ amount: minor, currency: "THB" });
  });

  it.each(FORMS)("given %s, it is read exactly", (_form, toForm) => {
    expect(toMinorUnits(toForm("50000.01"), "thb")).toEqual({ amount: 5_000_001, currency: "THB" });
  });

  it("given whole minor units in any form, it is exactly those", () => {
    fc.assert(
      fc.property(money, form, ({ amount, currency }, toForm) => {
        expect(toMinorUnits(toForm(inMainUnits(amount)), currency)).toEqual({ amount, currency });
      }),
    );
  });

  it("given fractions of a minor unit, the first digit behind it alone decides: half up, once", () => {
    const fraction = fc.stringMatching(/^[0-9]{1,28}$/);
    const nearlyHalf = fc.nat(27).map((nines) => `4${"9".repeat(nines)}`);
    fc.assert(
      fc.property(minorUnits, fc.oneof(fraction, nearlyHalf), form, (minor, rest, toForm) => {
        const roundedUp = rest[0] >= "5" ? 1 : 0;
        const { amount } = toMinorUnits(toForm(inMainUnits(minor) + rest), "sgd");
        expect(amount).toBe(minor + roundedUp);
      }),
    );
  });

  it("given any number, it is a whole number less than one minor unit away, and never -0", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e10, noNaN: true }), (number) => {
        const { amount } = toMinorUnits(number, "myr");
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(Object.is(amount, -0)).toBe(false);
        expect(Math.abs(amount - number * 100)).toBeLessThan(0.51);
      }),
    );
    expect(toMinorUnits(-0, "myr").amount).toBe(0);
    expect(toMinorUnits("-0.001", "myr").amount).toBe(0);
  });

  it("given a larger amount, it is never smaller", () => {
    const amount = fc.double({ min: 0, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const smaller = toMinorUnits(less, "thb").amount;
        expect(toMinorUnits(more, "thb").amount).toBeGreaterThanOrEqual(smaller);
      }),
    );
  });

  it("given a sum of whole minor units, it has lost none of them, added exactly or as floats", () => {
    const lines = fc.array(fc.integer({ min: 0, max: 5_000_000 }), {
      minLength: 1,
      maxLength: 100,
    });
    fc.assert(
      fc.property(lines, currency, (amounts, currency) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        const mains = amounts.map((amount) => toMedusaAmount({ amount, currency }));
        const floatSum = mains.reduce((sum, main) => sum + main, 0);
        expect(toMinorUnits(MathBN.sum(...mains), currency).amount).toBe(total);
        expect(toMinorUnits(floatSum, currency).amount).toBe(total);
      }),
    );
  });

  it.each<[string, unknown]>([
    ["a negative amount", -0.01],
    ["a negative text", "-20"],
    ["half a minor unit below zero", "-0.005"],
    ["not a number", NaN],
    ["infinity", Infinity],
    ["words", "twenty"],
    ["an empty text", ""],
    ["a number with separators", "1,000.00"],
    ["an object without a value", {}],
    ["an object with an empty value", { value: "" }],
    ["nothing", undefined],
    ["null", null],
    ["more than can be counted exactly", "90071992547409.92"],
  ])("given %s, it is refused", (_what, amount) => {
    const error = thrownBy(() => toMinorUnits(amount as BigNumberInput, "thb"));
    expect(error.code).toBe("invalid_amount");
  });
});

describe("the same, unrounded", () => {
  it.each([
    [54.035, 5_403.5],
    ["54.0349", 5_403.49],
    [0.001, 0.1],
    [20, 2_000],
  ])("given %p, it is %p", (amount, minor) => {
    expect(toExactMinorUnits(amount, "thb")).toBe(minor);
  });

  it.each(FORMS)("given %s, it is read exactly", (_form, toForm) => {
    expect(toExactMinorUnits(toForm("50000.015"), "sgd")).toBe(5_000_001.5);
  });

  it("given whole minor units, is what is charged", () => {
    fc.assert(
      fc.property(money, form, ({ amount, currency }, toForm) => {
        expect(toExactMinorUnits(toForm(inMainUnits(amount)), currency)).toBe(amount);
      }),
    );
  });

  it("given fractions, is at most half a unit from what is charged", () => {
    const amount = fc.double({ min: 0, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(amount, currency, (amount, currency) => {
        const charged = toMinorUnits(amount, currency).amount;
        expect(Math.abs(toExactMinorUnits(amount, currency) - charged)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it.each<[unknown, string, string]>([
    ["twenty", "thb", "invalid_amount"],
    [null, "thb", "invalid_amount"],
    [Infinity, "thb", "invalid_amount"],
    [20, "usd", "currency_not_supported"],
  ])("refuses %p %s: %s", (amount, currency, code) => {
    const error = thrownBy(() => toExactMinorUnits(amount as BigNumberInput, currency));
    expect(error.code).toBe(code);
  });
});

describe("minor units as a Medusa amount", () => {
  it("are main units with two decimals", () => {
    expect(toMedusaAmount({ amount: 12_345, currency: "THB" })).toBe(123.45);
    expect(toMedusaAmount({ amount: 1, currency: "SGD" })).toBe(0.01);
  });

  it("come back as they were, up to the 15 digits that a number carries", () => {
    const any = fc.record({ amount: fc.nat(999_999_999_999_999), currency });
    fc.assert(
      fc.property(any, (money) => {
        expect(toMinorUnits(toMedusaAmount(money), money.currency)).toEqual(money);
      }),
    );
  });
});

describe("money in a message", () => {
  it.each<[Money, string]>([
    [{ amount: 5_000_000, currency: "THB" }, "THB 50,000.00"],
    [{ amount: 123_450, currency: "MYR" }, "MYR 1,234.50"],
    [{ amount: 5, currency: "SGD" }, "SGD 0.05"],
  ])("%j reads %s", (money, text) => {
    expect(formatMoney(money)).toBe(text);
  });

  it("shows every minor unit and no more", () => {
    fc.assert(
      fc.property(money, ({ amount, currency }) => {
        const shown = formatMoney({ amount, currency });
        expect(shown.replace(/,/g, "")).toBe(`${currency} ${inMainUnits(amount)}`);
      }),
    );
  });
});
