import { type BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

import { CURRENCIES, type Currency, findCurrency, MARKETS } from "./atome";
import { AtomeQrError } from "./errors";

/** An amount in the currency's smallest unit (satang, cents, sen), as Omise counts. */
export interface Money {
  /** Integer, minor units. */
  amount: number;
  currency: Currency;
}

/**
 * The currency a code stands for, in any letter case ("thb" in Medusa, "THB" at Omise).
 *
 * @throws AtomeQrError `currency_not_supported`
 */
export function toCurrency(code: string): Currency {
  const currency = findCurrency(code);
  if (!currency) {
    throw new AtomeQrError(
      "currency_not_supported",
      `Atome QR takes ${CURRENCIES.join(", ")}, not ${code.toUpperCase()}. Choose another payment method, or a region with one of these currencies.`,
    );
  }
  return currency;
}

/**
 * A Medusa amount (main units, any number form Medusa uses) as Omise's minor units.
 * Medusa totals can carry fractions of a cent (medusajs/medusa #12789, #13971): they are rounded
 * half up here and nowhere else, so that charge, capture and refund always agree.
 *
 * @throws AtomeQrError `currency_not_supported` · `invalid_amount` when not a number or negative
 */
export function toMinorUnits(amount: BigNumberInput, currencyCode: string): Money {
  const currency = toCurrency(currencyCode);
  const minor = Number(
    MathBN.mult(parseAmount(amount), minorPerMain(currency))
      .decimalPlaces(0, ROUND_HALF_UP)
      .toString(),
  );
  if (!Number.isSafeInteger(minor) || minor < 0) {
    throw invalidAmount();
  }
  return { amount: minor, currency };
}

const ROUND_HALF_UP = 4; // bignumber.js

/**
 * The same, unrounded: 54.035 is 5403.5. Only to compare with; what is charged or refunded is whole.
 *
 * @throws AtomeQrError as `toMinorUnits`
 */
export function toExactMinorUnits(amount: BigNumberInput, currencyCode: string): number {
  const currency = toCurrency(currencyCode);
  return MathBN.mult(parseAmount(amount), minorPerMain(currency)).toNumber();
}

/** Kept as it is: printing it in between would round it once more, at 20 decimals. */
function parseAmount(amount: BigNumberInput | null | undefined): BigNumberInput {
  try {
    // MathBN reads null as 0.
    const parsed = MathBN.convert(amount ?? NaN);
    if (parsed.isFinite()) {
      return parsed;
    }
  } catch {
    // falls through to the one error below
  }
  throw invalidAmount();
}

function invalidAmount(): AtomeQrError {
  return new AtomeQrError("invalid_amount", "The amount to pay is not a valid, positive number.");
}

/** Minor units as a Medusa amount: 12345 THB satang is 123.45. */
export function toMedusaAmount(money: Money): number {
  return money.amount / minorPerMain(money.currency);
}

/** For messages to people: `THB 1,234.50`. */
export function formatMoney(money: Money): string {
  const { decimals } = MARKETS[money.currency];
  const main = toMedusaAmount(money).toLocaleString("en", { minimumFractionDigits: decimals });
  return `${money.currency} ${main}`;
}

function minorPerMain(currency: Currency): number {
  return 10 ** MARKETS[currency].decimals;
}
