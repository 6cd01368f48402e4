// Answers as Omise writes them, one builder per object. Ids are made up.

export const CHARGE_ID = "chrg_test_6a1qrcharge0000001";
export const REFUND_ID = "rfnd_test_6a1qrrefund0000001";
export const DISPUTE_ID = "dspt_test_6a1qrdispute000001";
export const SOURCE_ID = "src_test_6a1qrsource0000001";
export const EVENT_ID = "evnt_test_6a1qrevent00000001";
export const QR_URL = `https://api.omise.co/charges/${CHARGE_ID}/documents/docu_test_6a1/downloads/0F1E`;

type Fields = Record<string, unknown>;

export const listBody = (data: unknown[], fields: Fields = {}): Fields => ({
  object: "list",
  data,
  limit: 20,
  offset: 0,
  total: data.length,
  order: "chronological",
  from: "1970-01-01T00:00:00Z",
  to: "2026-02-03T04:05:06Z",
  ...fields,
});

export const refundBody = (fields: Fields = {}): Fields => ({
  object: "refund",
  id: REFUND_ID,
  livemode: false,
  voided: false,
  currency: "THB",
  amount: 30000,
  metadata: { refund_id: "ours_1" },
  charge: CHARGE_ID,
  status: "closed",
  created_at: "2026-02-04T00:00:00Z",
  ...fields,
});

export const disputeBody = (fields: Fields = {}): Fields => ({
  object: "dispute",
  id: DISPUTE_ID,
  livemode: false,
  currency: "THB",
  amount: 125000,
  metadata: {},
  charge: CHARGE_ID,
  message: null,
  reason_code: "goods_or_services_not_provided",
  status: "open",
  closed_at: null,
  created_at: "2026-02-05T00:00:00Z",
  ...fields,
});

export const sourceBody = (fields: Fields = {}): Fields => ({
  object: "source",
  id: SOURCE_ID,
  livemode: false,
  amount: 125000,
  currency: "THB",
  created_at: "2026-02-03T04:05:05Z",
  flow: "offline",
  scannable_code: null,
  items: [],
  type: "atome_qr",
  charge_status: "unknown",
  ...fields,
});

/** A pending charge, API version 2019-05-29. */
export const chargeBody = (fields: Fields = {}): Fields => ({
  object: "charge",
  id: CHARGE_ID,
  location: `/charges/${CHARGE_ID}`,
  livemode: false,
  amount: 125000,
  net: 120119,
  fee: 4562,
  fee_vat: 319,
  refunded_amount: 0,
  currency: "THB",
  refunds: listBody([]),
  description: null,
  metadata: { medusa_session_id: "payses_1", attempt_id: "attempt_1" },
  card: null,
  source: sourceBody({
    scannable_code: {
      object: "barcode",
      type: "qr",
      image: { object: "document", filename: "qrcode.jpg", download_uri: QR_URL },
    },
    charge_status: "pending",
  }),
  failure_code: null,
  failure_message: null,
  status: "pending",
  created_at: "2026-02-03T04:05:06Z",
  paid_at: null,
  expires_at: "2026-02-03T16:05:06Z",
  expired_at: null,
  refundable: false,
  partially_refundable: false,
  paid: false,
  expired: false,
  ...fields,
});

/** What version 2017-11-02 makes of a 2019-05-29 body. */
export function inVersion2017(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inVersion2017);
  if (typeof value !== "object" || value === null) return value;
  const older: Fields = {};
  for (const [name, field] of Object.entries(value)) {
    if (name === "created_at") older.created = field;
    else if (name === "refunded_amount") older.refunded = field;
    else if (name === "partially_refundable") continue;
    else if (name === "currency") older.currency = String(field).toLowerCase();
    else older[name] = inVersion2017(field);
  }
  return older;
}

export const eventBody = (fields: Fields = {}): Fields => ({
  object: "event",
  id: EVENT_ID,
  livemode: false,
  webhook_deliveries: [],
  key: "charge.complete",
  data: chargeBody({ status: "successful" }),
  created_at: "2026-02-03T05:00:00Z",
  ...fields,
});

export const errorBody = (code: string, message: string): Fields => ({
  object: "error",
  location: `https://www.omise.co/api-errors#${code}`,
  code,
  message,
});
