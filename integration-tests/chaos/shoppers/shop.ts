import { type Country } from "../plan";

/** What shoppers know about the store, looked up once: ids only. */
export interface Shop {
  regions: Record<Country, string>;
  /** Deliveries of each country. */
  deliveries: Record<Country, string[]>;
  variants: string[];
  /** Variants of which one checkout each will see the last one go. */
  scarce: ScarceVariant[];
}

export interface ScarceVariant {
  variantId: string;
  inventoryItemId: string;
  locationId: string;
}
