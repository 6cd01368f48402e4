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
  products: PricedFacts;
  shipping: PricedFacts;
  /** Whether any of the products has to be shipped. */
  needsShipping: boolean;
}

/** How many of the variants or shipping options that shoppers can choose have a price in a currency. */
export interface PricedFacts {
  total: number;
  priced: number;
  /** Names of some that have none. */
  unpriced: string[];
}
