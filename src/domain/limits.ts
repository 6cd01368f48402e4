import { byCurrency, type Currency, type Flow, type Limit, MARKETS } from "./atome";
import { AtomeQrError } from "./errors";
import { formatMoney, type Money } from "./money";

/** Per charge, in minor units. A merchant's contract may differ: option `limits`. */
export function defaultLimits(flow: Flow): Record<Currency, Limit> {
  return byCurrency((currency) => MARKETS[currency].limits[flow]);
}

/** Whether an amount is one that Atome takes. */
export function isWithinLimits(money: Money, limits: Record<Currency, Limit>): boolean {
  const { min, max } = limits[money.currency];
  return money.amount >= min && money.amount <= max;
}

/**
 * Refuses an amount Atome QR does not take, before Omise is called.
 *
 * @throws AtomeQrError `amount_below_minimum` · `amount_above_maximum`, with the limit in the message
 */
export function assertWithinLimits(money: Money, limits: Record<Currency, Limit>): void {
  const { min, max } = limits[money.currency];
  if (money.amount < min) {
    const least = formatMoney({ amount: min, currency: money.currency });
    throw new AtomeQrError(
      "amount_below_minimum",
      `Atome QR takes payments from ${least}; this one is ${formatMoney(money)}. Add something to the cart or choose another payment method.`,
    );
  }
  if (money.amount > max) {
    const most = formatMoney({ amount: max, currency: money.currency });
    throw new AtomeQrError(
      "amount_above_maximum",
      `Atome QR takes payments up to ${most}; this one is ${formatMoney(money)}. Split the order or choose another payment method.`,
    );
  }
}
