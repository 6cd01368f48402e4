/** Names on Medusa's event bus. The first six are public; data: see `charge-event.ts`. */
export const EVENTS = {
  paid: "atome_qr.charge.paid",
  failed: "atome_qr.charge.failed",
  expired: "atome_qr.charge.expired",
  refunded: "atome_qr.charge.refunded",
  needsAttention: "atome_qr.charge.needs_attention",
  accountNeedsAttention: "atome_qr.account.needs_attention",
  /** Internal: code that cannot reconcile by itself found something to reconcile. */
  reconciliationRequested: "atome_qr.charge.reconciliation_requested",
  /** Internal: a webhook that came to Medusa's own route is in the inbox. */
  webhookStored: "atome_qr.webhook.stored",
  /** Internal: an instance has started, and what another one left at its crash may be due. */
  recoveryRequested: "atome_qr.recovery_requested",
} as const;

export type ChargeEventName = Exclude<
  keyof typeof EVENTS,
  "accountNeedsAttention" | "recoveryRequested" | "webhookStored"
>;

/** Which lines of a charge's timeline are told on the event bus, and as what. */
export const EVENT_OF_KIND = {
  order_placed: "paid",
  failed: "failed",
  expired: "expired",
  refunded: "refunded",
  attention: "needsAttention",
  attention_reopened: "needsAttention",
} as const satisfies Record<string, ChargeEventName>;

/** The kind of a line that tells of an account, not of a charge. */
export const ACCOUNT_TROUBLE_KIND = "account_trouble";

export type ChargeKind = keyof typeof EVENT_OF_KIND;
export type ToldKind = ChargeKind | typeof ACCOUNT_TROUBLE_KIND;

const CHARGE_KINDS = Object.keys(EVENT_OF_KIND) as ChargeKind[];
const STAFF_KINDS = CHARGE_KINDS.filter((kind) => EVENT_OF_KIND[kind] === "needsAttention");

/** Who is told of which lines. */
export const KINDS_OF_CONSUMER = {
  eventBus: [...CHARGE_KINDS, ACCOUNT_TROUBLE_KIND],
  shopper: CHARGE_KINDS.filter((kind) => !STAFF_KINDS.includes(kind)),
  staff: [...STAFF_KINDS, ACCOUNT_TROUBLE_KIND],
} as const satisfies Record<string, readonly ToldKind[]>;

export type Consumer = keyof typeof KINDS_OF_CONSUMER;
