export { type SandboxOptions, startSandbox } from "./start-sandbox";
export { type Sandbox } from "./sandbox-handle";
export { connectSandbox, type RemoteSandbox } from "./connect-sandbox";
export { defaultAccounts } from "./default-accounts";
export { signWebhook, type WebhookSignature } from "./sign-webhook";
export { OmiseError } from "./omise-error";
export { type FaultKind, type FaultRule, type PageShape } from "./faults";
export { type WebhookFaults } from "./webhooks";
export { type ChargePatch, type SandboxCharge } from "./sandbox-charge";
export { type OmiseCharge } from "./render-charge";
export { type OmiseDispute } from "./render-dispute";
export { type OmiseRefund } from "./render-refund";
export { type OmiseSource } from "./render-source";
export {
  type ApiVersion,
  type ChargeStatus,
  type Currency,
  type DisputeOutcome,
  type DisputeStatus,
  type EventKey,
  type ExpiryShape,
  type LoggedRequest,
  type SandboxAccount,
  type SourceDetail,
  type WebhookDelivery,
} from "./types";
