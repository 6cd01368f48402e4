import { type Currency } from "./types";

interface CurrencyRule {
  symbol: string;
  /** Least and most per charge, minor units (Omise's Atome QR page, "Limits"). */
  min: number;
  max: number;
}

/** The currencies of Atome QR; each has 100 minor units. */
export const currencyRules: Record<Currency, CurrencyRule> = {
  THB: { symbol: "฿", min: 2_000, max: 5_000_000 },
  SGD: { symbol: "S$", min: 150, max: 300_000 },
  MYR: { symbol: "RM", min: 1_000, max: 500_000 },
};

/** Minor units for people: `50000, "THB"` gives `฿500.00`. */
export function formatMoney(amount: number, currency: Currency): string {
  const main = (amount / 100).toLocaleString("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${currencyRules[currency].symbol}${main}`;
}
