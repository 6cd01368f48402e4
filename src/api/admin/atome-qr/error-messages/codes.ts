import { type AtomeQrErrorCode } from "../../../../domain/errors";

/** What the admin API never answers: it is said to shoppers, to their storefront, to Omise or at the start. */
type NeverToStaff =
  | "invalid_options"
  | "wiring_incomplete"
  | "invalid_signature"
  | "invalid_event"
  | "payment_not_found"
  | "provider_id_missing"
  | "invalid_source"
  | "source_not_found"
  | "source_mismatch"
  | "source_used"
  | "phone_required"
  | "address_required"
  | "items_required"
  | "return_url_not_allowed";

export type StaffErrorCode = Exclude<AtomeQrErrorCode, NeverToStaff>;

/**
 * A sentence that staff can act on for every code. One code can have several causes, which English
 * tells apart: a sentence here has to be true for all of them.
 */
export type StaffSentences = Record<StaffErrorCode, string>;
