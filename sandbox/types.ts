/** What the sandbox keeps in memory and in its state file. Times are Unix milliseconds. */

export type Currency = "THB" | "SGD" | "MYR";
export type ApiVersion = "2017-11-02" | "2019-05-29";
export type ChargeStatus = "pending" | "successful" | "failed" | "expired" | "reversed";

/** How a timed-out charge looks. Omise's documents show both. */
export type ExpiryShape = "expired" | "failed";

export type JsonObject = Record<string, unknown>;

/** One merchant account; its country decides its only currency. */
export interface SandboxAccount {
  id: string;
  /** Merchant name, shown on the pay page. */
  name?: string;
  /** Two letters, such as `TH`. */
  country: string;
  currency: Currency;
  /** `skey_test_…` makes test objects; `skey_…` makes live ones. */
  secretKey: string;
  publicKey: string;
  /** Base64; two during a rotation. Without one, webhooks carry no signature, as at Omise. */
  webhookSecret?: string | string[];
  webhookUrl?: string;
  /** The account's own version: the shape of its webhooks, whatever a request pins. */
  apiVersion?: ApiVersion;
  /** False: the account has not been given Atome QR (`atome_qr`) by Omise. Default true. */
  atomeQrEnabled?: boolean;
  /** False: it has not been given Atome by redirect (`atome`). Default true. */
  atomeEnabled?: boolean;
  /** A charge whose source has this field is refused, as Omise refuses what it cannot read. */
  refusedDetail?: SourceDetail;
}

/** What a source may tell of the shopper and the order. */
export type SourceDetail = "phone_number" | "items" | "shipping" | "billing" | "name" | "email";

/** A code to scan, and a redirect to Atome's page. */
export type AtomeType = "atome_qr" | "atome";

/** Charges are made of Atome's only; a shop's app can make sources of other types too. */
export type SourceType = AtomeType | "promptpay";

export interface StoredSource {
  id: string;
  /** Absent in older state files: `atome_qr`. */
  type?: SourceType;
  accountId: string;
  livemode: boolean;
  /** Minor units. */
  amount: number;
  currency: Currency;
  createdAt: number;
  name: string | null;
  email: string | null;
  phoneNumber: string | null;
  items: JsonObject[];
  shipping: JsonObject | null;
  billing: JsonObject | null;
  /** The charge that used it; a source pays once. */
  chargeId: string | null;
}

export interface StoredRefund {
  id: string;
  chargeId: string;
  accountId: string;
  livemode: boolean;
  /** Minor units. */
  amount: number;
  currency: Currency;
  metadata: JsonObject;
  voided: boolean;
  transaction: string;
  createdAt: number;
}

export type DisputeOutcome = "won" | "lost";
export type DisputeStatus = "open" | "pending" | DisputeOutcome;

export interface StoredDispute {
  id: string;
  chargeId: string;
  livemode: boolean;
  /** Minor units. */
  amount: number;
  currency: Currency;
  status: DisputeStatus;
  reasonCode: string;
  reasonMessage: string;
  createdAt: number;
  closedAt: number | null;
}

export interface StoredCharge {
  id: string;
  accountId: string;
  livemode: boolean;
  /** Minor units. */
  amount: number;
  currency: Currency;
  description: string | null;
  metadata: JsonObject;
  source: StoredSource;
  documentId: string;
  downloadToken: string;
  payToken: string;
  /** Where Atome's page sends the shopper back to. Null for a code; absent in older state files. */
  returnUri?: string | null;
  webhookEndpoints: string[];
  status: ChargeStatus;
  failureCode: string | null;
  failureMessage: string | null;
  transaction: string | null;
  createdAt: number;
  paidAt: number | null;
  expiresAt: number;
  expiredAt: number | null;
  refunds: StoredRefund[];
  /** Oldest first, at most one of them open. Absent in older state files: none. */
  disputes?: StoredDispute[];
}

/** An event keeps its own copy of its object: what was true when it happened. */
export interface StoredEvent {
  id: string;
  accountId: string;
  livemode: boolean;
  key: EventKey;
  createdAt: number;
  subject: { charge: StoredCharge } | { refund: StoredRefund } | { dispute: StoredDispute };
  chargeId: string;
  /** Where its webhook goes. */
  urls: string[];
}

export type EventKey =
  | "charge.create"
  | "charge.update"
  | "charge.complete"
  | "charge.expire"
  | "refund.create"
  | "dispute.create"
  | "dispute.close";

/** One attempt to call a webhook. `status` is the receiver's answer, null when there was none. */
export interface WebhookDelivery {
  id: string;
  eventId: string;
  key: EventKey;
  chargeId: string;
  accountId: string;
  url: string;
  /** Unix milliseconds. */
  at: number;
  status: number | null;
  error: string | null;
  /** The raw body as sent. */
  body: string;
}

/** One request to the Omise part of the sandbox. Holds no key and no header. */
export interface LoggedRequest {
  /** Unix milliseconds, sandbox clock. */
  at: number;
  method: string;
  path: string;
  query: string;
  /** Null when the connection was cut before the request had an effect. */
  status: number | null;
  /** Null when the key was missing or unknown. */
  accountId: string | null;
  /** The faults that were applied to it. */
  faults: string[];
}
