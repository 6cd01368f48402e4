/** Names on Medusa's event bus; data: see `charge-event.ts` and `event-publisher.ts`. */
export const EVENTS = {
  paid: "atome_qr.charge.paid",
  failed: "atome_qr.charge.failed",
  expired: "atome_qr.charge.expired",
  refunded: "atome_qr.charge.refunded",
  needsAttention: "atome_qr.charge.needs_attention",
  accountNeedsAttention: "atome_qr.account.needs_attention",
  recoveryNeedsAttention: "atome_qr.recovery.needs_attention",
} as const;

export type ChargeEventName = Exclude<
  keyof typeof EVENTS,
  "accountNeedsAttention" | "recoveryNeedsAttention"
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

/** The kinds of lines that tell of an account, and of the safety net, not of a charge. */
export const ACCOUNT_TROUBLE_KIND = "account_trouble";
export const RECOVERY_STALE_KIND = "recovery_stale";

const STORE_KINDS = [ACCOUNT_TROUBLE_KIND, RECOVERY_STALE_KIND] as const;

export type ChargeKind = keyof typeof EVENT_OF_KIND;
export type ToldKind = ChargeKind | (typeof STORE_KINDS)[number];

const CHARGE_KINDS = Object.keys(EVENT_OF_KIND) as ChargeKind[];
const STAFF_KINDS = CHARGE_KINDS.filter((kind) => EVENT_OF_KIND[kind] === "needsAttention");

/** Who is told of which lines. */
export const KINDS_OF_CONSUMER = {
  eventBus: [...CHARGE_KINDS, ...STORE_KINDS],
  shopper: CHARGE_KINDS.filter((kind) => !STAFF_KINDS.includes(kind)),
  staff: [...STAFF_KINDS, ...STORE_KINDS],
} as const satisfies Record<string, readonly ToldKind[]>;

export type Consumer = keyof typeof KINDS_OF_CONSUMER;
