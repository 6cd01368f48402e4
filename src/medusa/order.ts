import { type BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

import { graph, type Query } from "./graph";
import { PAYMENT_FIELDS, type OrderPayment, sumAuthorized } from "./authorized-elsewhere";
import { listCollectionIds, listFulfillmentIds } from "./links";
import { SUMMARY_FIELDS } from "./order-summary";
import { type RawSibling, type SiblingSession, toSiblings } from "./session";

/** An order, as far as its payment is concerned. Amounts in main units. */
export interface Order {
  id: string;
  status: string;
  createdAt: Date;
  /** What the order's transactions add up to, and what it still owes. */
  summary: { paid_total: BigNumberInput; pending_difference: BigNumberInput } | null;
  /** Whether any payment of it stands, even if only authorized. */
  hasPayment: boolean;
  /** Whether staff have begun to deliver it. */
  isFulfilled: boolean;
  /** What other providers have authorized and not captured. */
  authorizedElsewhere: BigNumberInput;
  sessions: SiblingSession[];
}

export async function findOrder(query: Query, orderId: string): Promise<Order | null> {
  const [raw] = await graph<RawOrder>(query, {
    entity: "order",
    fields: ["id", "status", "created_at", ...SUMMARY_FIELDS],
    filters: { id: orderId },
  });
  if (!raw) {
    return null;
  }
  // After its sums: what is captured in between then counts once, not twice.
  const [collections, fulfillments] = await Promise.all([
    listCollections(query, orderId),
    listFulfillments(query, orderId),
  ]);
  const payments = collections.flatMap((one) => one.payments ?? []).flatMap((one) => one ?? []);
  return {
    id: raw.id,
    status: raw.status,
    createdAt: new Date(raw.created_at),
    summary: raw.summary ?? null,
    hasPayment: payments.some((payment) => !payment.canceled_at),
    isFulfilled: fulfillments.some((one) => !one.canceled_at),
    authorizedElsewhere: sumAuthorized(payments),
    sessions: collections.flatMap((one) => toSiblings(one.payment_sessions)),
  };
}

async function listCollections(query: Query, orderId: string): Promise<RawCollection[]> {
  return graph<RawCollection>(query, {
    entity: "payment_collection",
    fields: [
      "id",
      ...PAYMENT_FIELDS.map((field) => `payments.${field}`),
      "payment_sessions.id",
      "payment_sessions.status",
      "payment_sessions.data",
      "payment_sessions.provider_id",
      "payment_sessions.created_at",
    ],
    filters: { id: await listCollectionIds(query, orderId) },
  });
}

async function listFulfillments(query: Query, orderId: string): Promise<RawFulfillment[]> {
  return graph<RawFulfillment>(query, {
    entity: "fulfillment",
    fields: ["id", "canceled_at"],
    filters: { id: await listFulfillmentIds(query, orderId) },
  });
}

/** Whether there is anything left to pay for an order. */
export function owesMoney({ summary, authorizedElsewhere }: Order): boolean {
  return !summary || MathBN.gt(summary.pending_difference, authorizedElsewhere);
}

/** Whether anything was paid for an order, by whatever means. */
export function hasBeenPaid({ summary }: Order): boolean {
  return MathBN.gt(summary?.paid_total ?? 0, 0);
}

/** Whether what was paid is what the order costs; a hundredth of a unit does not count. */
export function isBalanced({ summary }: Order): boolean {
  return MathBN.lt(MathBN.abs(summary?.pending_difference ?? 0), 0.01);
}

interface RawOrder {
  id: string;
  status: string;
  created_at: string | Date;
  summary?: Order["summary"];
}

interface RawCollection {
  payments?: (OrderPayment | null)[] | null;
  payment_sessions?: (RawSibling | null)[] | null;
}

interface RawFulfillment {
  canceled_at: string | Date | null;
}
