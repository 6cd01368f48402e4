import { type MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  Modules,
  OrderChangeStatus,
  OrderChangeType,
} from "@medusajs/framework/utils";

import { ABANDONED_AFTER_MS } from "../../domain/timing";

/**
 * Core credits what a refund or a cancellation pays back in a change of the order, which it begins
 * and confirms in two steps. A crash in between leaves the order with a change that nobody confirms
 * and that forbids every other one: it could never be cancelled, nor refunded again. Such a change
 * is confirmed here. Those that staff begin (edits, returns, exchanges, claims) are left alone.
 */
export async function finishOrderChange(
  container: MedusaContainer,
  orderId: string,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_change",
    fields: ["id", "created_at", "actions.id"],
    filters: {
      order_id: orderId,
      status: [OrderChangeStatus.PENDING],
      change_type: [OrderChangeType.CREDIT_LINE],
    } as never, // order_change is not among the generated types
  });
  for (const change of data as unknown as BegunChange[]) {
    if (Date.now() - new Date(change.created_at).getTime() < ABANDONED_AFTER_MS) {
      continue;
    }
    if (change.actions?.length) {
      await orders.confirmOrderChange(change.id);
    } else {
      await orders.deleteOrderChanges([change.id]);
    }
  }
}

interface BegunChange {
  id: string;
  created_at: string | Date;
  actions?: { id: string }[] | null;
}
