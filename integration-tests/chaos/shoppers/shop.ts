import { type Country } from "../plan";

/** What shoppers know about the store, looked up once: ids only. */
export interface Shop {
  regions: Record<Country, string>;
  /** Deliveries of each country. */
  deliveries: Record<Country, string[]>;
  variants: string[];
  /** Variants of which one checkout each will see the last one go. */
  scarce: ScarceVariant[];
  /** Products of which one checkout each will see it deleted. */
  throwAway: ThrowAwayProduct[];
  /** Somebody with an account, to whom orders can be transferred. */
  customerId: string;
}

export interface ScarceVariant {
  variantId: string;
  inventoryItemId: string;
  locationId: string;
}

export interface ThrowAwayProduct {
  productId: string;
  variantId: string;
}
