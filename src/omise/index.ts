export type { ChargeRequest, OmiseAddress, OmiseItem, SourceRequest } from "./charge-request";
export { OmiseClient, type ChargeWindow, type OmiseClientOptions } from "./client";
export { OmiseError } from "./errors";
export { isOmiseId, type OmiseIdKind } from "./ids";
export { toOmiseTime } from "./omise-time";
export { parseEvent } from "./parse-event";
export { notSent, readShare, type RequestBudget, type RequestKind } from "./request-budget";
export { toOmiseError, type OmiseRequest } from "./to-omise-error";
export type {
  OmiseAccount,
  OmiseCapability,
  OmiseCharge,
  OmiseEvent,
  OmiseList,
  OmiseRefund,
  OmiseSource,
} from "./types";
export {
  SIGNATURE_HEADER,
  signWebhook,
  TIMESTAMP_HEADER,
  verifyWebhookSignature,
  type SignedWebhook,
  type WebhookVerdict,
} from "./webhook-signature";
