import { setTimeout as pause } from "node:timers/promises";

import { type MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  Modules,
  OrderChangeStatus,
  OrderChangeType,
} from "@medusajs/framework/utils";

import {
  ABANDONED_AFTER_MS,
  CREDIT_LOOK_EVERY_MS,
  CREDIT_PATIENCE_MS,
  isOlder,
} from "../domain/timing";
import { graph, type Query } from "./graph";

/** A change of an order; core has no type for one of an address or e-mail address. */
interface OrderChange {
  id: string;
  change_type: OrderChangeType | null;
  status: OrderChangeStatus;
  created_at: string | Date;
}

/** Whether staff have edited the order, or taken something back. */
export async function isChanged(query: Query, orderId: string): Promise<boolean> {
  const changes = await listChanges(query, orderId);
  return changes.some(({ change_type: type }) => type && type !== OrderChangeType.CREDIT_LINE);
}

/** Whether the order may cost something else than when it was placed: a change of it was confirmed. */
export async function hasConfirmedChange(query: Query, orderId: string): Promise<boolean> {
  const changes = await listChanges(query, orderId);
  return changes.some(({ status }) => status === OrderChangeStatus.CONFIRMED);
}

/** What is in the way of an order's next change: core takes no other one, nor a credit. */
export interface Unconfirmed {
  /** Begun by staff or a shopper, who have to finish or discard it; null when there is none. */
  open: OpenChange | null;
  /** Credits that core began and never confirmed; ids of order changes. */
  abandonedCredits: string[];
  /** Core is just crediting the order, or crashed while it did. */
  isCrediting: boolean;
}

/**
 * What staff or a shopper have begun; `credit`: core itself, for another refund; `change` where core
 * has no type for it.
 */
export type OpenChange =
  | "edit"
  | "return"
  | "exchange"
  | "claim"
  | "transfer"
  | "credit"
  | "change";

/** @param now for the age from which a credit of core's counts as abandoned */
export async function readUnconfirmed(
  query: Query,
  orderId: string,
  now: Date,
): Promise<Unconfirmed> {
  const changes = (await listChanges(query, orderId)).filter(isUnconfirmed);
  const isCredit = ({ change_type: type }: OrderChange) => type === OrderChangeType.CREDIT_LINE;
  const begun = changes.find((change) => !isCredit(change));
  const credits = changes.filter(isCredit);
  const isAbandoned = ({ status, created_at: at }: OrderChange) =>
    status === OrderChangeStatus.PENDING && isOlder(new Date(at), ABANDONED_AFTER_MS, now);
  return {
    open: begun ? (OPEN_CHANGES[begun.change_type ?? ""] ?? "change") : null,
    abandonedCredits: credits.filter(isAbandoned).map(({ id }) => id),
    isCrediting: credits.some((change) => !isAbandoned(change)),
  };
}

/**
 * Clears core's own credits out of the way of the order's next change: one that is being written is
 * waited for, and one that was left by a crash is confirmed.
 *
 * @param now for the age from which a credit counts as left
 * @returns what is open nevertheless, and keeps core from crediting the order; null when nothing is
 */
export async function clearCredits(
  container: MedusaContainer,
  orderId: string,
  now: Date,
): Promise<OpenChange | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (const deadline = Date.now() + CREDIT_PATIENCE_MS; ; await pause(CREDIT_LOOK_EVERY_MS)) {
    const unconfirmed = await readUnconfirmed(query, orderId, now);
    const { open, abandonedCredits, isCrediting } = unconfirmed;
    if (open || (abandonedCredits.length === 0 && !isCrediting)) {
      return open;
    }
    if (Date.now() > deadline) {
      return "credit";
    }
    // Fails where somebody else confirms it at this moment: the next look tells.
    await confirmCredits(container, abandonedCredits).catch(() => undefined);
  }
}

const OPEN_CHANGES: Record<string, OpenChange> = {
  [OrderChangeType.EDIT]: "edit",
  [OrderChangeType.RETURN_REQUEST]: "return",
  [OrderChangeType.RETURN_RECEIVE]: "return",
  [OrderChangeType.EXCHANGE]: "exchange",
  [OrderChangeType.CLAIM]: "claim",
  transfer: "transfer", // missing in core's enumeration
};

/** Confirms order changes that core began, or deletes those that core had not filled yet. */
export async function confirmCredits(container: MedusaContainer, ids: string[]): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  for (const id of ids) {
    const { actions } = await orders.retrieveOrderChange(id, { relations: ["actions"] });
    await (actions?.length ? orders.confirmOrderChange(id) : orders.deleteOrderChanges([id]));
  }
}

function isUnconfirmed({ status }: OrderChange): boolean {
  return status === OrderChangeStatus.PENDING || status === OrderChangeStatus.REQUESTED;
}

function listChanges(query: Query, orderId: string): Promise<OrderChange[]> {
  return graph<OrderChange>(query, {
    entity: "order_change",
    fields: ["id", "change_type", "status", "created_at"],
    filters: { order_id: orderId },
  });
}
