/**
 * The facts of Atome QR at Omise, and the only place where they are written down. From Omise's
 * Atome QR page, where nothing else is said. Imports nothing, so that the storefront kit and the
 * admin can bundle it.
 */

/** A currency in which Atome QR is offered, and the country where it is. */
export interface Market {
  /** ISO 3166-1, lower case. */
  readonly country: string;
  /** Of the country's phone numbers, without the plus. */
  readonly callingCode: string;
  /** Digits after the decimal point: 10 to this power minor units are one main unit. */
  readonly decimals: number;
  /** As shoppers there write it. By currency, not by language, so that S$ is never mistaken. */
  readonly symbol: string;
  /** Name in the IANA database. */
  readonly timeZone: string;
  /** Smallest and largest charge by default; a merchant's contract may differ (option `limits`). */
  readonly limits: Record<Flow, Limit>;
}

/**
 * How a shopper pays: scans a code (`qr`), or goes on to Atome's page or app and comes back (`redirect`).
 * Omise enables each of them for an account by itself.
 */
export const FLOWS = ["qr", "redirect"] as const;

export type Flow = (typeof FLOWS)[number];

/** The smallest and largest charge, both inclusive, in minor units. */
export interface Limit {
  readonly min: number;
  readonly max: number;
}

/**
 * By currency code (ISO 4217, upper case). An Omise account charges in its own country's currency. The
 * limits of `redirect` are those of Omise's own plugins.
 */
export const MARKETS = {
  THB: {
    country: "th",
    callingCode: "66",
    decimals: 2,
    symbol: "฿",
    timeZone: "Asia/Bangkok",
    limits: {
      qr: { min: 2_000, max: 5_000_000 },
      redirect: { min: 2_000, max: 15_000_000 },
    },
  },
  SGD: {
    country: "sg",
    callingCode: "65",
    decimals: 2,
    symbol: "S$",
    timeZone: "Asia/Singapore",
    limits: { qr: { min: 150, max: 300_000 }, redirect: { min: 150, max: 2_000_000 } },
  },
  MYR: {
    country: "my",
    callingCode: "60",
    decimals: 2,
    symbol: "RM",
    timeZone: "Asia/Kuala_Lumpur",
    limits: {
      qr: { min: 1_000, max: 500_000 },
      redirect: { min: 1_000, max: 10_000_000 },
    },
  },
} as const satisfies Record<string, Market>;

/** A currency that Atome QR takes, in ISO 4217's upper case. */
export type Currency = keyof typeof MARKETS;

/** The currencies that Atome QR takes, upper case. */
export const CURRENCIES = Object.keys(MARKETS) as Currency[];

/** A value for each currency. */
export function byCurrency<T>(valueOf: (currency: Currency) => T): Record<Currency, T> {
  const entries = CURRENCIES.map((currency) => [currency, valueOf(currency)] as const);
  return Object.fromEntries(entries) as Record<Currency, T>;
}

/** The currency of a code in any letter case; undefined for one that Atome QR does not take. */
export function findCurrency(code: string): Currency | undefined {
  return CURRENCIES.find((currency) => currency === code.toUpperCase());
}

/** Of a currency that is not known, when an amount is only to be shown. */
const USUAL_DECIMALS = 2;

/**
 * Digits after the decimal point in a currency, for showing amounts: 2 for one that is not known.
 * Amounts that are charged are converted in `money.ts`, which refuses other currencies.
 */
export function decimalsOf(currency: string): number {
  const known = findCurrency(currency);
  return known ? MARKETS[known].decimals : USUAL_DECIMALS;
}

/** Omise's source type of each flow. */
export const SOURCE_TYPES = { qr: "atome_qr", redirect: "atome" } as const satisfies Record<
  Flow,
  string
>;

/** For staff, where Omise has not enabled a flow's method for an account: what is so, and what to do. */
export function notEnabled(flow: Flow): [problem: string, remedy: string] {
  const method = SOURCE_TYPES[flow];
  return [
    `Omise has not enabled ${method} for this account.`,
    `Ask support@omise.co to enable ${method}.`,
  ];
}

/** How long a QR code can be paid; seconds. Omise refuses other lifetimes and defaults to the longest. */
export const MIN_EXPIRY_SECONDS = 30;
export const MAX_EXPIRY_SECONDS = 12 * 60 * 60;
export const DEFAULT_EXPIRY_SECONDS = MAX_EXPIRY_SECONDS;

/** Omise refunds for this long after the payment; days. */
export const REFUND_WINDOW_DAYS = 60;

/** Why a charge failed, as Omise says in `failure_code`. There may be others. */
export const FAILURE_CODES = {
  rejected: "payment_rejected",
  processing: "failed_processing",
  /** A timed-out charge is `failed` with this code, or has the status `expired`. */
  expired: "payment_expired",
} as const;

export type FailureCode = (typeof FAILURE_CODES)[keyof typeof FAILURE_CODES];

/** The plugin's own `failure_code`: a lost attempt to make a charge, of which Omise shows none. */
export const NOT_CREATED = "not_created";

/** The plugin's own `failure_code`: Omise does not know the charge under the account's present key. */
export const UNREADABLE = "unreadable";

/** The plugin's own `failure_code`s, for a charge that was paid and did not become an order. */
export const NO_ORDER_CODES = {
  /** The money went back. */
  returned: "payment_returned",
  /** The store keeps the money until its staff decide (option `latePayments: "hold"`). */
  held: "payment_held",
} as const;

/** Omise's API versions that know Atome QR, newest first. */
export const API_VERSIONS = ["2019-05-29", "2017-11-02"] as const;
export const [DEFAULT_API_VERSION] = API_VERSIONS;
