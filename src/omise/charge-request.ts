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

/** An Atome QR source made together with its charge. */
export interface AtomeQrSourceRequest {
  type: "atome_qr";
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
  /** `THB`, `SGD` or `MYR`: the account's own currency. */
  currency: string;
  /** The source's details, or the id of one made in the browser with the same amount and currency. */
  source: AtomeQrSourceRequest | string;
  /** 30 seconds to 12 hours ahead, as `toOmiseTime` writes it; 12 hours when absent. */
  expires_at?: string;
  description?: string;
  /** Keep it below 1 kB. */
  metadata?: Record<string, string | number | boolean>;
  /** At most two HTTPS addresses, used instead of the account's own. */
  webhook_endpoints?: string[];
}
