import { type MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  Modules,
  PaymentSessionStatus,
} from "@medusajs/framework/utils";

import { readChargeId } from "../../domain/session-data";
import { isRefusal } from "./is-refusal";
import { type SessionState } from "./find-session";

/** Nothing has been paid with them yet. */
const OPEN_STATUSES: readonly string[] = [
  PaymentSessionStatus.PENDING,
  PaymentSessionStatus.REQUIRES_MORE,
  PaymentSessionStatus.PENDING_AUTHORIZATION,
];

/** Core has asked for the payment, and placed the order. */
const AUTHORIZED_STATUSES: readonly string[] = [
  PaymentSessionStatus.PENDING_AUTHORIZATION,
  PaymentSessionStatus.AUTHORIZED,
  PaymentSessionStatus.CAPTURED,
];

const ENDED_STATUSES: readonly string[] = [
  PaymentSessionStatus.CANCELED,
  PaymentSessionStatus.ERROR,
];

/**
 * The open sessions beside a paid one, with which core could try to complete the cart instead. Core
 * makes a shopper's next session while it asks for the deletion of this one, which is refused; when
 * it dies there, both stay.
 */
export async function listRivals(
  container: MedusaContainer,
  session: SessionState,
): Promise<string[]> {
  const others = await listOthers(container, session);
  return others.filter(({ status }) => OPEN_STATUSES.includes(status)).map(({ id }) => id);
}

/** Whether the cart's order was placed with another session, be its payment still to come. */
export async function hasAuthorizedRival(
  container: MedusaContainer,
  session: SessionState,
): Promise<boolean> {
  const others = await listOthers(container, session);
  return others.some(({ status }) => AUTHORIZED_STATUSES.includes(status));
}

/**
 * Whether the shopper has been given a newer code since. Core makes a session in the place of all
 * others but takes no lock for it: two tabs at once can leave two.
 */
export async function isSuperseded(
  container: MedusaContainer,
  { id, status, collection }: SessionState,
): Promise<boolean> {
  // One that an order waits for is the order's; its successor is made by whoever withdraws it.
  if (!collection || status !== PaymentSessionStatus.PENDING) {
    return false;
  }
  const sessions = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions(
      { payment_collection_id: collection.id },
      { order: { created_at: "DESC", id: "DESC" } },
    );
  const newest = sessions.find((one) => isOurs(one.provider_id) && isOpenCode(one));
  return newest !== undefined && newest.id !== id;
}

/** It has its charge: core is past the point at which it might take the session back. */
function isOpenCode({ status, data }: { status: string; data?: Record<string, unknown> }): boolean {
  return OPEN_STATUSES.includes(status) && readChargeId(data) !== null;
}

/** The sessions of an order that nothing has ended, whatever became of their charges. */
export async function listLiveSessions(
  container: MedusaContainer,
  orderId: string,
): Promise<LiveSession[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "payment_collections.payment_sessions.status",
      "payment_collections.payment_sessions.data",
      "payment_collections.payment_sessions.provider_id",
      "payment_collections.payment_sessions.created_at",
    ],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as RawOrder | undefined;
  const sessions = (order?.payment_collections ?? []).flatMap((one) => one?.payment_sessions ?? []);
  return sessions
    .flatMap((one) => one ?? [])
    .filter(({ status }) => !ENDED_STATUSES.includes(status))
    .map(({ data: shown, provider_id: provider, created_at: at }) => ({
      isOurs: isOurs(provider),
      chargeId: readChargeId(shown ?? undefined),
      createdAt: new Date(at),
    }));
}

export interface LiveSession {
  /** Of Atome QR, whichever account. */
  isOurs: boolean;
  /** The charge that it shows, if it is ours and has one. */
  chargeId: string | null;
  createdAt: Date;
}

interface RawOrder {
  payment_collections?: ({ payment_sessions?: (RawSession | null)[] | null } | null)[] | null;
}

interface RawSession {
  status: string;
  data: Record<string, unknown> | null;
  provider_id: string;
  created_at: string | Date;
}

function isOurs(providerId: string): boolean {
  return providerId.startsWith("pp_atome-qr_");
}

async function listOthers(container: MedusaContainer, { id, collection }: SessionState) {
  const sessions = collection
    ? await container
        .resolve(Modules.PAYMENT)
        .listPaymentSessions({ payment_collection_id: collection.id })
    : [];
  return sessions.filter((other) => other.id !== id);
}

/**
 * Deletes the rivals, which makes their codes unpayable. One that has been paid too stays: whichever
 * of the two core takes is the order's, the other goes back.
 *
 * @throws when the code of one may still be payable
 */
export async function removeRivals(
  container: MedusaContainer,
  session: SessionState,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  for (const id of await listRivals(container, session)) {
    await payments.deletePaymentSession(id).catch((error: unknown) => {
      if (!isRefusal(error)) {
        throw error;
      }
    });
  }
}
