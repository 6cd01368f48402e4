/** `GET /charges/:id` in one shape, whichever API version answered. Times are ISO 8601. */
export interface OmiseCharge {
  id: string;
  livemode: boolean;
  /** `pending`, `successful`, `failed`, `expired`, `reversed`; anything else means not paid. */
  status: string;
  /** Minor units. */
  amount: number;
  /** Upper case. */
  currency: string;
  /** Minor units. */
  refunded_amount: number;
  /** The first 20; null when the answer carried none of them. */
  refunds: OmiseRefund[] | null;
  source: { id: string; type: string } | null;
  /** Address of the QR image. Null when the image does not exist yet: read again. Not to be logged. */
  download_uri: string | null;
  /** The newest dispute; null where there has been none, or the API version does not say. */
  dispute: OmiseDispute | null;
  metadata: Record<string, unknown>;
  failure_code: string | null;
  failure_message: string | null;
  created_at: string;
  paid_at: string | null;
  expires_at: string | null;
  expired_at: string | null;
  /** Null when the API version does not say. */
  refundable: boolean | null;
  partially_refundable: boolean | null;
}

export interface OmiseRefund {
  id: string;
  /** Id of the charge. */
  charge: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** Only ever `closed`: refunds are synchronous. Null in old API versions. */
  status: string | null;
  /** Done before settlement. */
  voided: boolean;
  metadata: Record<string, unknown>;
  created_at: string;
}

/** The shopper contests the charge; what a lost one takes is not in `refunded_amount`. */
export interface OmiseDispute {
  id: string;
  /** Minor units. */
  amount: number;
  /** `open`, `pending`, `won` or `lost`. */
  status: string;
}

export interface OmiseSource {
  id: string;
  livemode: boolean;
  /** Such as `atome_qr`. */
  type: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** `unknown` until a charge uses it. */
  charge_status: string | null;
  created_at: string;
}

/** `offset` and `total` count what matches the whole query, not the page. */
export interface OmiseList<T> {
  data: T[];
  /** How many the page had as it came; a charge of another method that cannot be read is left out. */
  count: number;
  limit: number;
  offset: number;
  total: number;
}

/** What the account may take. Never holds limits on amounts. */
export interface OmiseCapability {
  country: string | null;
  payment_methods: { name: string; currencies: string[] }[];
}

export interface OmiseAccount {
  id: string;
  /** Null in old API versions. */
  livemode: boolean | null;
  email: string | null;
  country: string | null;
  currency: string | null;
  /** The shape of this account's webhooks, whatever a request pins. */
  api_version: string | null;
  webhook_uri: string | null;
}

/** What happened, as a webhook or `GET /events/:id` tells it. Only a hint: re-read the charge. */
export interface OmiseEvent {
  id: string;
  /** Such as `charge.complete` or `refund.create`. */
  key: string;
  livemode: boolean;
  created_at: string;
  data: {
    /** `charge`, `refund`, `dispute` or something that is none of our business. */
    object: string;
    id: string | null;
    /** The charge it is about: its own id, or the refund's or dispute's charge. */
    charge_id: string | null;
    /** Such as `atome_qr`; null when the event does not say (a refund's never does). */
    source_type: string | null;
    metadata: Record<string, unknown>;
  };
}
