import { type Currency } from "../../../sandbox";

/** Both sides of a chaos run at rest, as plain data. All amounts in minor units. */
export interface Books {
  /** Every charge at Omise (the sandbox). */
  charges: BookedCharge[];
  /** The open charges as they were before time was moved on: what could be paid then. */
  payableBefore: { chargeId: string; shownBySession: boolean }[];
  ledger: LedgerRow[];
  ledgerRefunds: LedgerRefund[];
  /** Webhook events still in the inbox. */
  inbox: { id: string; charge_id: string; last_error: string | null }[];
  /** Payments of our providers. */
  payments: BookedPayment[];
  orders: BookedOrder[];
  stock: StockLevel[];
  reservations: Reservation[];
  /** What staff were told of each charge, by its timeline: also what needs nobody any more. */
  told: Told[];
  /** What the shoppers and staff know to have asked for. */
  asked: Asked;
}

export interface BookedCharge {
  id: string;
  status: string;
  amount: number;
  currency: Currency;
  attemptId: string | null;
  refunds: { id: string; amount: number; ledgerRefundId: string | null }[];
  /** The newest; at most one of a charge in a run. */
  dispute: { id: string; status: string; amount: number } | null;
}

export interface LedgerRow {
  id: string;
  account: string;
  session_id: string;
  cart_id: string | null;
  order_id: string | null;
  charge_id: string | null;
  status: string;
  amount: number;
  currency: Currency;
  refunded_amount: number;
  finalized_at: Date | null;
  /** When Medusa began to take its session away. */
  withdrawn_at: Date | null;
  attempts: number;
  last_error: string | null;
  attention: string | null;
  /** Lines of its timeline that were to be told on the event bus and were not. */
  unpublished: number;
}

export interface Told {
  charge_id: string;
  /** A reason why a person should look. */
  reason: string;
}

export interface LedgerRefund {
  id: string;
  charge_id: string;
  medusa_refund_id: string | null;
  refund_id: string | null;
  status: string;
  amount: number;
  reason: string;
}

export interface BookedPayment {
  id: string;
  providerId: string;
  sessionId: string | null;
  chargeId: string | null;
  currency: Currency;
  captured: number;
  refunded: number;
  cartId: string | null;
  orderId: string | null;
}

export interface BookedOrder {
  id: string;
  status: string;
  cartId: string | null;
  currency: Currency;
  /** When it was placed, before refunds took anything off. */
  total: number;
  /** What its transactions add up to: captures, less refunds. */
  transactions: { reference: string; amount: number }[];
  /** What its summary says has been paid, refunds taken off. */
  summaryPaid: number;
  /** Staff have changed what it costs. */
  isEdited: boolean;
  /** Whether a payment by another method stands for it. */
  hasOtherPayment: boolean;
  /** Whether its shopper has chosen another method to pay it with. */
  isOfOtherMethod: boolean;
  items: { lineItemId: string; unfulfilled: number }[];
}

export interface StockLevel {
  inventoryItemId: string;
  locationId: string;
  reserved: number;
}

export interface Reservation {
  id: string;
  inventoryItemId: string;
  locationId: string;
  lineItemId: string | null;
  quantity: number;
}

export interface Asked {
  /** By charge: how much staff have asked to pay back, at most. */
  refunds: ReadonlyMap<string, number>;
  /** Refunds made in Omise's dashboard. */
  dashboardRefunds: ReadonlySet<string>;
  /** Charges whose amount was tampered with at Omise. */
  tampered: ReadonlySet<string>;
  /**
   * Lines of orders whose edit core confirmed as it died: it reserves the stock of what was added after
   * that, and does not take that up again. Not our doing, and nothing of the payment's.
   */
  addedByCutEdits: ReadonlySet<string>;
  /**
   * How often core's own completion of a cart, asked for by a shopper, lost its answer. Core takes back
   * the order then, but not stock whose reservation lost its answer; nothing of the payment's.
   */
  cutCompletions: number;
  /**
   * Orders whose cancellation lost its answer: core cancels the order and releases its stock side by
   * side, and does not take up again what a crash has left of it, one or the other. Nothing of the
   * payment's.
   */
  cutCancellations: ReadonlySet<string>;
  /** By charge: why staff must have been told of it. */
  toBeTold: ReadonlyMap<string, readonly string[]>;
}

/** One thing that is wrong, with what it is about, so that its checkout can be found. */
export interface Problem {
  message: string;
  chargeId?: string | null;
  cartId?: string | null;
  orderId?: string | null;
}

export const isPaid = (charge: BookedCharge) =>
  charge.status === "successful" || charge.status === "reversed";

/** What a lost dispute took; no refund. */
export const lostTo = ({ dispute }: BookedCharge) =>
  dispute?.status === "lost" ? dispute.amount : 0;

/** In any way: refunded, or taken back. */
export const wentBack = (charge: BookedCharge) =>
  charge.refunds.reduce((sum, { amount }) => sum + amount, lostTo(charge));

export const isLive = (order: BookedOrder) => order.status !== "canceled";

/**
 * Begun by core in a process that died over it (it may have reserved the goods by then): nobody was
 * told of it and nothing paid for it. Either core had not linked it to its cart, which becomes an
 * order of its own, and nothing but core knows whose it was; or it is to be paid by another method,
 * and is nothing of ours. The report counts them.
 */
export const isStillborn = (order: BookedOrder) =>
  (order.cartId === null || order.isOfOtherMethod) &&
  order.transactions.length === 0 &&
  !order.hasOtherPayment;

/** Captured less refunded. */
export const netOf = ({ captured, refunded }: BookedPayment) => captured - refunded;

export function sumOf(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** Lists that share a key. */
export function groupBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
