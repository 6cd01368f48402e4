import { isoSeconds } from "./clock";
import { typeOf } from "./source-types";
import {
  type ChargeStatus,
  type Currency,
  type JsonObject,
  type SourceType,
  type StoredSource,
} from "./types";

/** A source as Omise answers it, version 2019-05-29. */
export interface OmiseSource extends JsonObject {
  object: "source";
  id: string;
  amount: number;
  currency: Currency;
  type: SourceType;
  flow: "offline" | "redirect";
  scannable_code: OmiseQr | null;
  charge_status: ChargeStatus | "unknown";
}

export interface OmiseQr {
  object: "barcode";
  type: "qr";
  image: {
    object: "document";
    livemode: boolean;
    id: string;
    deleted: false;
    filename: string;
    location: string;
    kind: "qr";
    download_uri: string;
    created_at: string;
  };
}

/** The source's JSON; `qr` and `chargeStatus` come from the charge that uses it. */
export function renderSource(
  source: StoredSource,
  chargeStatus: ChargeStatus | "unknown" = "unknown",
  qr: OmiseQr | null = null,
): OmiseSource {
  const type = typeOf(source);
  return {
    object: "source",
    id: source.id,
    livemode: source.livemode,
    location: `/sources/${source.id}`,
    amount: source.amount,
    barcode: null,
    bank: null,
    created_at: isoSeconds(source.createdAt),
    currency: source.currency,
    email: source.email,
    flow: type === "atome" ? "redirect" : "offline",
    installment_term: null,
    absorption_type: null,
    name: source.name,
    mobile_number: null,
    phone_number: source.phoneNumber,
    platform_type: null,
    scannable_code: qr,
    billing: source.billing,
    shipping: source.shipping,
    items: source.items,
    references: null,
    store_id: null,
    store_name: null,
    terminal_id: null,
    type,
    zero_interest_installments: null,
    charge_status: chargeStatus,
    receipt_amount: null,
    discounts: [],
  };
}
