/** Names on Medusa's event bus. The first five are public; data: `{ id, charge_id, session_id, … }`. */
export const EVENTS = {
  paid: "atome_qr.charge.paid",
  failed: "atome_qr.charge.failed",
  expired: "atome_qr.charge.expired",
  refunded: "atome_qr.charge.refunded",
  needsAttention: "atome_qr.charge.needs_attention",
  /** Internal: code that cannot reconcile by itself found something to reconcile. */
  reconciliationRequested: "atome_qr.charge.reconciliation_requested",
  /** Internal: a webhook that came to Medusa's own route is in the inbox. */
  webhookStored: "atome_qr.webhook.stored",
  /** Internal: an instance has started, and what another one left at its crash may be due. */
  recoveryRequested: "atome_qr.recovery_requested",
} as const;

export type ChargeEventName = Exclude<keyof typeof EVENTS, "recoveryRequested" | "webhookStored">;

/** Which lines of a charge's timeline are told on the event bus, and as what. */
export const EVENT_OF_KIND = {
  order_placed: "paid",
  failed: "failed",
  expired: "expired",
  refunded: "refunded",
  attention: "needsAttention",
  attention_reopened: "needsAttention",
} as const satisfies Record<string, ChargeEventName>;

export type ToldKind = keyof typeof EVENT_OF_KIND;

export const TOLD_KINDS = Object.keys(EVENT_OF_KIND) as ToldKind[];
