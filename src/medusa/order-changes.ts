import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils";

import { ABANDONED_AFTER_MS, isOlder } from "../domain/timing";
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

/** Whether it has a change that is not confirmed yet: core takes no other one then, nor a credit. */
export async function isBeingChanged(query: Query, orderId: string): Promise<boolean> {
  const changes = await listChanges(query, orderId);
  return changes.some(isUnconfirmed);
}

/**
 * Credits that core began and never confirmed. Changes that staff begin (edits, returns) are not
 * listed.
 *
 * @returns ids of order changes
 */
export async function listAbandonedCredits(
  query: Query,
  orderId: string,
  now: Date,
): Promise<string[]> {
  const changes = await listChanges(query, orderId);
  return changes
    .filter(
      ({ status, change_type: type, created_at: at }) =>
        status === OrderChangeStatus.PENDING &&
        type === OrderChangeType.CREDIT_LINE &&
        isOlder(new Date(at), ABANDONED_AFTER_MS, now),
    )
    .map(({ id }) => id);
}

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
