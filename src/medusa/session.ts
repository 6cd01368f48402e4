import { type BigNumberInput } from "@medusajs/framework/types";
import { PaymentSessionStatus } from "@medusajs/framework/utils";

import { isAtomeQrProvider } from "../domain/provider-id";
import { readChargeId } from "../domain/session-data";
import { graph, type Query } from "./graph";
import { findCartIdOf, findCollectionId, findOrderIdOf } from "./links";

/** A payment session, its payment, and the sessions beside it. Amounts in main units. */
export interface Session {
  id: string;
  status: PaymentSessionStatus;
  amount: BigNumberInput;
  currency_code: string;
  created_at: Date;
  data: Record<string, unknown>;
  payment: Payment | null;
  collection: Collection | null;
  /** Of its payment collection; neither need exist. An order of its cart may be linked to the cart alone. */
  cartId: string | null;
  orderId: string | null;
  /** The other sessions of the same collection, newest first; see `findSubject`. */
  siblings: SiblingSession[];
}

/** What sessions are collected in. Amount in main units. */
export interface Collection {
  id: string;
  amount: BigNumberInput;
}

export interface Payment {
  id: string;
  captured_at: Date | null;
  data: Record<string, unknown> | null;
}

export interface SiblingSession {
  id: string;
  status: PaymentSessionStatus;
  createdAt: Date;
  /** Of Atome QR, whichever account. */
  isOurs: boolean;
  /** The charge that it shows, where it is ours and has one. */
  chargeId: string | null;
}

/** @returns null when the session does not exist (any more) */
export async function findSession(query: Query, sessionId: string): Promise<Session | null> {
  const [raw] = await graph<RawSession>(query, {
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
    ],
    filters: { id: sessionId },
  });
  if (!raw) {
    return null;
  }
  const collection = raw.payment_collection ?? null;
  const [cartId, orderId] = collection
    ? await Promise.all([findCartIdOf(query, collection.id), findOrderIdOf(query, collection.id)])
    : [null, null];
  return {
    id: raw.id,
    status: raw.status,
    amount: raw.amount,
    currency_code: raw.currency_code,
    created_at: new Date(raw.created_at),
    data: raw.data ?? {},
    payment: raw.payment ?? null,
    collection,
    cartId,
    orderId,
    siblings: [],
  };
}

/** The collection of a cart, whatever sessions it has. */
export async function findCollection(query: Query, cartId: string): Promise<Collection | null> {
  const id = await findCollectionId(query, cartId);
  const [collection] = id
    ? await graph<Collection>(query, {
        entity: "payment_collection",
        fields: ["id", "amount"],
        filters: { id },
      })
    : [];
  return collection ?? null;
}

/**
 * The payment of a session that core has deleted since. A completion that died after its capture leaves
 * the payment without an order; the shopper's next choice takes the session away, and the payment stays.
 */
export async function findOrphan(query: Query, sessionId: string): Promise<Payment | null> {
  const [payment] = await graph<Payment>(query, {
    entity: "payment",
    fields: ["id", "captured_at", "data"],
    filters: { payment_session_id: sessionId },
  });
  return payment ?? null;
}

/** Asked for singly: through the session, core finds no other session than that one. */
export async function listSiblings(
  query: Query,
  { id, collection }: Session,
): Promise<SiblingSession[]> {
  if (!collection) {
    return [];
  }
  const sessions = await graph<RawSibling>(query, {
    entity: "payment_session",
    fields: ["id", "status", "data", "provider_id", "created_at"],
    filters: { payment_collection_id: collection.id },
  });
  return toSiblings(sessions).filter((one) => one.id !== id);
}

/** Newest first. */
export function toSiblings(raw: (RawSibling | null)[] | null | undefined): SiblingSession[] {
  return (raw ?? [])
    .flatMap((one) => one ?? [])
    .map(({ id, status, data, provider_id: provider, created_at: at }) => ({
      id,
      status,
      createdAt: new Date(at),
      isOurs: isAtomeQrProvider(provider),
      chargeId: readChargeId(data ?? undefined),
    }))
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id.localeCompare(a.id));
}

/** Nothing has been paid with it yet. */
export function isOpen({ status }: Pick<Session, "status">): boolean {
  return (
    status === PaymentSessionStatus.PENDING ||
    status === PaymentSessionStatus.REQUIRES_MORE ||
    status === PaymentSessionStatus.PENDING_AUTHORIZATION
  );
}

/** Core has asked for the payment, and placed the order. */
export function isAuthorized({ status }: Pick<Session, "status">): boolean {
  return (
    status === PaymentSessionStatus.PENDING_AUTHORIZATION ||
    status === PaymentSessionStatus.AUTHORIZED ||
    status === PaymentSessionStatus.CAPTURED
  );
}

export function hasEnded({ status }: Pick<Session, "status">): boolean {
  return status === PaymentSessionStatus.CANCELED || status === PaymentSessionStatus.ERROR;
}

/** `awaiting`: core has placed the order, whose payment is still to come. */
export function phaseOf(session: Session): "open" | "awaiting" | "authorized" | "ended" {
  if (session.status === PaymentSessionStatus.PENDING_AUTHORIZATION) {
    return "awaiting";
  }
  if (isAuthorized(session)) {
    return "authorized";
  }
  return hasEnded(session) ? "ended" : "open";
}

/**
 * Whether the shopper has been given another code since; one with a charge: core is past the point at
 * which it might take the newer session back.
 */
export function hasNewerCode(session: Session): boolean {
  const isNewer = (one: SiblingSession) => {
    const difference = one.createdAt.getTime() - session.created_at.getTime();
    return difference > 0 || (difference === 0 && one.id > session.id);
  };
  return session.siblings.some((one) => one.isOurs && one.chargeId && isOpen(one) && isNewer(one));
}

export interface RawSibling {
  id: string;
  status: PaymentSessionStatus;
  data: Record<string, unknown> | null;
  provider_id: string;
  created_at: string | Date;
}

type Plain = Pick<Session, "id" | "status" | "amount" | "currency_code">;

interface RawSession extends Plain {
  created_at: string | Date;
  data: Record<string, unknown> | null;
  payment?: Session["payment"];
  payment_collection?: Collection | null;
}
