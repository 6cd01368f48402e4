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
  /** Minor units; null where the answer does not say. */
  refunded_amount: number | null;
  /** Address of the QR image. Null when the image does not exist yet: read again. Not to be logged. */
  download_uri: string | null;
  /** Atome's page, of a charge that is paid by redirect. Not to be logged. */
  authorize_uri: string | null;
  /** The newest dispute; null where there has been none, or the API version does not say. */
  dispute: OmiseDispute | null;
  /** There is a dispute, of which the answer does not say in a known way what it is. */
  has_unreadable_dispute: boolean;
  metadata: Record<string, unknown>;
  failure_code: string | null;
  failure_message: string | null;
  paid_at: string | null;
  expires_at: string | null;
}

export interface OmiseRefund {
  id: string;
  /** Minor units. */
  amount: number;
  metadata: Record<string, unknown>;
  created_at: string | null;
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
}

/** `total` counts what matches the whole query, not the page. */
export interface OmiseList<T> {
  data: T[];
  total: number;
}

export interface OmiseChargeList extends OmiseList<OmiseCharge> {
  /** How many the page had as it came. */
  count: number;
  /** Those that may be of the client's own source type and cannot be read. */
  unreadable: UnreadableItem[];
}

export interface OmiseRefundList extends OmiseList<OmiseRefund> {
  unreadable: UnreadableItem[];
}

/** What can be read of a charge or a refund that cannot be read. */
export interface UnreadableItem {
  metadata: Record<string, unknown>;
}

/** What the account may take. Never holds limits on amounts. */
export interface OmiseCapability {
  payment_methods: { name: string; currencies: string[] }[];
}

export interface OmiseAccount {
  id: string;
  /** Null in old API versions. */
  livemode: boolean | null;
  email: string | null;
}

/** What happened, as a webhook or `GET /events/:id` tells it. Only a hint: re-read the charge. */
export interface OmiseEvent {
  id: string;
  /** Such as `charge.complete` or `refund.create`. */
  key: string;
  livemode: boolean;
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
