import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { cancelOrderWorkflow, deleteDraftOrdersWorkflow } from "@medusajs/medusa/core-flows";

import { findOrder, hasBeenPaid } from "../medusa/order";
import { isChanged } from "../medusa/order-changes";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { findCounterOrder } from "./make-order";

/**
 * Gives the stock of an unpaid order back that was made for a sale. An order that staff took over is
 * left to them: one that is paid by other means, authorized, being changed or on its way.
 */
export async function releaseOrder(container: MedusaContainer, sale: SaleRow): Promise<void> {
  if (!sale.is_order_ours) {
    return;
  }
  const made = await findCounterOrder(container, sale.order_id);
  if (!made || made.status === "canceled") {
    return;
  }
  if (made.is_draft_order) {
    await deleteDraftOrdersWorkflow(container).run({ input: { order_ids: [made.id] } });
    return;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const order = await findOrder(query, made.id);
  const isOpen = order && !hasBeenPaid(order) && !order.hasPayment && !order.isFulfilled;
  if (isOpen && !(await isChanged(query, made.id))) {
    await cancelOrderWorkflow(container).run({ input: { order_id: order.id } });
  }
}
