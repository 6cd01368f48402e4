import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils";

import { ABANDONED_AFTER_MS } from "../../domain/timing";
import { graph, type Query } from "../../medusa/graph";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core credits what a refund or a cancellation pays back in a
 * change of the order, which it begins and confirms in two steps. A crash in between leaves a change
 * that forbids every other one: the order could never be cancelled, nor refunded again.
 * Delete when core writes a credit line in one transaction.
 */

/** @returns ids of changes that core began; those that staff begin (edits, returns) are not listed */
export async function listAbandonedCredits(
  query: Query,
  orderId: string,
  now: Date,
): Promise<string[]> {
  const changes = await graph<{ id: string; created_at: string | Date }>(query, {
    entity: "order_change",
    fields: ["id", "created_at"],
    filters: {
      order_id: orderId,
      status: [OrderChangeStatus.PENDING],
      change_type: [OrderChangeType.CREDIT_LINE],
    },
  });
  return changes
    .filter(({ created_at: at }) => now.getTime() - new Date(at).getTime() >= ABANDONED_AFTER_MS)
    .map(({ id }) => id);
}

/** Confirms the changes, or deletes those that core had not filled yet. */
export async function confirmCredits(container: MedusaContainer, ids: string[]): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  for (const id of ids) {
    const { actions } = await orders.retrieveOrderChange(id, { relations: ["actions"] });
    await (actions?.length ? orders.confirmOrderChange(id) : orders.deleteOrderChanges([id]));
  }
}

export async function confirmCredit(
  { container }: Run,
  { abandonedCredits }: Decision,
): Promise<void> {
  await confirmCredits(container, abandonedCredits);
}
