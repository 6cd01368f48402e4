import type { Currency } from "../domain/atome";
import type { SaleStatus } from "../domain/counter";

/*
 * What the counter's routes answer and take. `types.ts` lists the routes.
 */

/** One of `amount`, `items` and `order_id`. */
export interface CounterSaleInput {
  /** The till's own, a new one for each sale. */
  idempotency_key: string;
  /** Minor units, taxes included. */
  amount?: number;
  items?: { variant_id: string; quantity: number }[];
  /** One that owes money. */
  order_id?: string;
  provider_id?: string | null;
  expires_in_seconds?: number | null;
  sales_channel_id?: string | null;
  stock_location_id?: string | null;
  /** What an amount is for; the shopper can read it. */
  note?: string | null;
  till_id?: string | null;
}

/** What a till is told of its sale. Amounts in minor units, times ISO 8601. */
export interface CounterSale {
  id: string;
  status: SaleStatus;
  idempotency_key: string;
  till_id: string | null;
  /** Null while it has no code. */
  charge_id: string | null;
  /** Null until the order is made. */
  order_id: string | null;
  order_display_id: number | null;
  amount: number | null;
  currency: string | null;
  livemode: boolean | null;
  /** When its code was made; null while it has none. */
  code_made_at: string | null;
  expires_at: string | null;
  download_uri: string | null;
  pay_url: string | null;
  failure_code: string | null;
  note: string | null;
  created_at: string;
}

export interface CounterSalesAnswer {
  sales: CounterSale[];
  count: number;
  limit: number;
  offset: number;
}

/** What can be sold at the counter, as the till lists it. */
export interface CounterProduct {
  variant_id: string;
  title: string;
  /** Null for a product of one variant. */
  variant_title: string | null;
  sku: string | null;
  barcode: string | null;
  thumbnail: string | null;
  /** Minor units of the market's currency; null where it has none, so that it cannot be sold. */
  price: number | null;
  /** Whether taxes are in the price; else they are added. */
  is_tax_inclusive: boolean;
  /** In the sales channel's locations; null where no stock is kept. */
  available: number | null;
}

/** What a till can choose from. */
export interface CounterSetup {
  store_name: string | null;
  providers: {
    provider_id: string;
    account: string;
    currency: Currency;
    livemode: boolean;
    /** Minor units. */
    limits: { min: number; max: number };
  }[];
  sales_channels: { id: string; name: string; is_default: boolean }[];
  stock_locations: { id: string; name: string; sales_channel_ids: string[] }[];
}

/** What a slip says. Amounts in minor units. */
export interface CounterReceipt {
  store_name: string | null;
  order_display_id: number | null;
  status: SaleStatus;
  currency: Currency;
  lines: { title: string; quantity: number; total: number }[];
  shipping: number;
  /** In the lines and the shipping. */
  tax: number;
  /** Of the order, in another way or before. */
  paid_before: number;
  /** What this sale is for. */
  total: number;
  /** When it was paid. */
  paid_at: string | null;
  /** Until when it can be paid. */
  expires_at: string | null;
  /** The store's, of its market. */
  time_zone: string;
  /** The charge's id ends with these six characters. */
  charge_reference: string | null;
  note: string | null;
}

/** A screen that faces the shopper. */
export interface CounterDisplay {
  id: string;
  till_id: string;
  is_paired: boolean;
  paired_at: string | null;
  created_at: string;
}

/** How a screen becomes one: the code is typed there, or the address opened. */
export interface CounterPairing {
  id: string;
  till_id: string;
  /** Works once. */
  pairing_code: string;
  /** With the code in it. Only a path where the store's address is unknown. */
  pair_url: string;
  /** Of the code. */
  expires_at: string;
}
