/** A line of the order. Omise refuses an amount of 0 (omise-magento#433). */
export interface OmiseItem {
  sku?: string;
  name: string;
  quantity: number;
  /** Unit price, minor units. */
  amount: number;
  category?: string;
  brand?: string;
  item_uri?: string;
  image_uri?: string;
}

export interface OmiseAddress {
  /** Two letters, such as `TH`. */
  country: string;
  city?: string;
  state?: string;
  postal_code?: string;
  street1?: string;
  street2?: string;
}

/** A source made together with its charge. */
export interface SourceRequest {
  /** The payment method. Its name is the caller's: this client knows no single method. */
  type: string;
  /** With country code: `+66876543210`. */
  phone_number?: string;
  name?: string;
  email?: string;
  items?: OmiseItem[];
  shipping?: OmiseAddress;
  billing?: OmiseAddress;
}

/** Body of `POST /charges`. Keys that are undefined are not sent. */
export interface ChargeRequest {
  /** Minor units. */
  amount: number;
  /** The account's own, upper case. */
  currency: string;
  /** The source's details, or the id of one made in the browser with the same amount and currency. */
  source: SourceRequest | string;
  /**
   * As `toOmiseTime` writes it; Omise's default when absent. How far ahead it may be depends on the
   * source.
   */
  expires_at?: string;
  description?: string;
  /** Keep it below 1 kB. */
  metadata?: Record<string, string | number | boolean>;
  /** At most two HTTPS addresses, used instead of the account's own. */
  webhook_endpoints?: string[];
}
