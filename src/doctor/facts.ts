import type { AdminAccount, AdminSafetyNet } from "../admin-api/types";
import { type Locking } from "../modules/atome-qr/locking";

/** What is known of a store's set-up. Nothing secret. */
export interface StoreFacts {
  isProduction: boolean;
  /** The plugin's tables, and columns of them, that the database lacks. */
  missingTables: string[];
  /** Where shoppers and Omise reach the store, as configured; null where nothing says. */
  backendUrl: string | null;
  cors: Record<CorsSetting, string>;
  locking: Locking;
  /** Null where the tables are missing. */
  safetyNet: AdminSafetyNet | null;
  entries: EntryFacts[];
}

export const CORS_SETTINGS = ["storeCors", "adminCors", "authCors"] as const;
export type CorsSetting = (typeof CORS_SETTINGS)[number];

/** A provider entry, its Omise account, and where it is offered. */
export interface EntryFacts {
  account: AdminAccount;
  /** Whether the account's Omise is on this machine or network: the sandbox. */
  isSandbox: boolean;
  delivery: DeliveryFacts;
  markets: MarketFacts[];
}

/** What the webhook's address answers. */
export interface DeliveryFacts {
  url: string;
  opened: HttpAnswer;
  /** To a delivery without a signature; null when it was not sent, because the address does not answer. */
  unsigned: HttpAnswer | null;
  /** To one that is signed with the configured secrets; null also where there are none. */
  signed: HttpAnswer | null;
}

export type HttpAnswer =
  | { status: number; code: string | null; location: string | null }
  /** There was none. */
  | { failure: string };

/** A region that offers the entry's provider. */
export interface MarketFacts {
  region: string;
  /** Upper case. */
  currency: string;
  /** Variants, without a price in the currency. */
  products: Lacking;
  /** Shipping options to its countries, without a price in the currency. */
  shipping: Lacking;
  /** Whether any of the products has to be shipped. */
  needsShipping: boolean;
  /** Variants with a price that have to be shipped, without an option for that. */
  shipped: Lacking;
  /** Variants with a price, without one left where their sales channel looks. */
  stock: Lacking;
}

/** How many of those that shoppers can choose lack something. */
export interface Lacking {
  total: number;
  lacking: number;
  /** Of some that lack it. */
  names: string[];
}
