import { type AtomeType, type Currency } from "./types";

interface CurrencyRule {
  symbol: string;
  /**
   * Least and most per charge, minor units: of `atome_qr` from Omise's Atome QR page ("Limits"), of
   * `atome` from its own plugins.
   */
  limits: Record<AtomeType, { min: number; max: number }>;
}

/** The currencies of Atome; each has 100 minor units. */
export const currencyRules: Record<Currency, CurrencyRule> = {
  THB: {
    symbol: "฿",
    limits: { atome_qr: { min: 2_000, max: 5_000_000 }, atome: { min: 2_000, max: 15_000_000 } },
  },
  SGD: {
    symbol: "S$",
    limits: { atome_qr: { min: 150, max: 300_000 }, atome: { min: 150, max: 2_000_000 } },
  },
  MYR: {
    symbol: "RM",
    limits: { atome_qr: { min: 1_000, max: 500_000 }, atome: { min: 1_000, max: 10_000_000 } },
  },
};

/** Minor units for people: `50000, "THB"` gives `฿500.00`. */
export function formatMoney(amount: number, currency: Currency): string {
  const main = (amount / 100).toLocaleString("en-US", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${currencyRules[currency].symbol}${main}`;
}
