import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  MathBN,
  type PaymentSessionStatus,
} from "@medusajs/framework/utils";

import { type OrderPayment, sumHeld } from "./held-elsewhere";

/** A payment session with what hangs on it, as far as settling needs it. */
export interface SessionState {
  id: string;
  status: PaymentSessionStatus;
  amount: BigNumberInput;
  currency_code: string;
  created_at: Date;
  data: Record<string, unknown>;
  payment: {
    id: string;
    captured_at: Date | null;
    data: Record<string, unknown> | null;
  } | null;
  cartId: string | null;
  collection: { id: string; amount: BigNumberInput } | null;
  order: OrderState | null;
  /** An order that the cart is linked to and that does not exist. */
  lostOrderId: string | null;
}

export interface OrderState {
  id: string;
  status: string;
  created_at: Date;
  /** What the order's transactions add up to, and what it still owes; main units. */
  summary: { paid_total: BigNumberInput; pending_difference: BigNumberInput } | null;
  /** Whether any payment of it stands, be it only authorized. */
  hasPayment: boolean;
  /** Whether staff have begun to deliver it. */
  isFulfilled: boolean;
  /** What other providers have authorized and not captured; main units. */
  held: BigNumberInput;
}

/**
 * Reads a session, its payment, and the order of its cart. An order is linked to its cart some
 * 100 ms before its payment is recorded, so "there is an order" alone says little.
 *
 * @returns null when the session does not exist (any more). Always filtered by an id: core's own
 *   queries match any row for an undefined one.
 */
export async function findSession(
  container: MedusaContainer,
  sessionId: string,
): Promise<SessionState | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "status",
      "amount",
      "currency_code",
      "created_at",
      "data",
      "payment.id",
      "payment.captured_at",
      "payment.data",
      "payment_collection.id",
      "payment_collection.amount",
      "payment_collection.cart.id",
      "payment_collection.order.id",
    ],
    filters: { id: sessionId },
  });
  const session = data[0] as unknown as RawSession | undefined;
  if (!session) {
    return null;
  }
  const cartId = session.payment_collection?.cart?.id ?? null;
  const orderId =
    session.payment_collection?.order?.id ?? (cartId && (await findOrderId(container, cartId)));
  const order = orderId ? await findOrder(container, orderId) : null;
  return {
    id: session.id,
    status: session.status,
    amount: session.amount,
    currency_code: session.currency_code,
    created_at: new Date(session.created_at),
    data: session.data ?? {},
    payment: session.payment ?? null,
    cartId,
    collection: session.payment_collection ?? null,
    order,
    lostOrderId: order ? null : orderId,
  };
}

/** The order that was made of a cart; null when there is none. */
export async function findOrderOfCart(
  container: MedusaContainer,
  cartId: string,
): Promise<OrderState | null> {
  const orderId = await findOrderId(container, cartId);
  return orderId ? findOrder(container, orderId) : null;
}

/** Whether there is anything left to pay for an order. */
export function owesMoney({ summary, held }: OrderState): boolean {
  return !summary || MathBN.gt(summary.pending_difference, held);
}

/** Whether anything was paid for an order, by whatever means. */
export function hasBeenPaid(order: OrderState): boolean {
  return MathBN.gt(order.summary?.paid_total ?? 0, 0);
}

/** The order is older than the session: it was placed with another one, which this one replaced. */
export function replacesAnother({ created_at, order }: SessionState): boolean {
  return order !== null && order.created_at < created_at;
}

interface RawSession extends Pick<
  SessionState,
  "id" | "status" | "amount" | "currency_code" | "created_at"
> {
  data: Record<string, unknown> | null;
  payment?: SessionState["payment"];
  payment_collection?:
    | ({
        cart?: { id: string } | null;
        order?: { id: string } | null;
      } & NonNullable<SessionState["collection"]>)
    | null;
}

async function findOrderId(container: MedusaContainer, cartId: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cartId },
  });
  return (data[0] as { order_id?: string } | undefined)?.order_id ?? null;
}

async function findOrder(container: MedusaContainer, orderId: string): Promise<OrderState | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "status",
      "created_at",
      "summary",
      "payment_collections.payments.provider_id",
      "payment_collections.payments.amount",
      "payment_collections.payments.captured_at",
      "payment_collections.payments.canceled_at",
      "payment_collections.payments.captures.amount",
      "fulfillments.canceled_at",
    ],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as RawOrder | undefined;
  if (!order) {
    return null;
  }
  const payments = (order.payment_collections ?? [])
    .flatMap((one) => one?.payments ?? [])
    .flatMap((one) => one ?? []);
  return {
    id: order.id,
    status: order.status,
    created_at: new Date(order.created_at),
    summary: order.summary ?? null,
    hasPayment: payments.some((payment) => !payment.canceled_at),
    isFulfilled: (order.fulfillments ?? []).some((one) => one && !one.canceled_at),
    held: sumHeld(payments),
  };
}

interface RawOrder {
  id: string;
  status: string;
  created_at: Date;
  summary?: OrderState["summary"];
  payment_collections?: ({ payments?: (OrderPayment | null)[] | null } | null)[] | null;
  fulfillments?: ({ canceled_at: string | Date | null } | null)[] | null;
}
