export { OmiseClient } from "./client";
export { OmiseError } from "./errors";
export type { TraceRequest } from "./http";
export { parseEvent } from "./parse-event";
export {
  notSent,
  readShare,
  type RequestBudget,
  type RequestKind,
  type RequestPurpose,
  shopperShare,
} from "./request-budget";
export type { OmiseCharge, OmiseEvent, OmiseRefund, OmiseRefundList } from "./types";
export { SIGNATURE_HEADER, TIMESTAMP_HEADER, verifyWebhookSignature } from "./webhook-signature";
