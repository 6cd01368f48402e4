import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { cancelOrderWorkflow, deleteDraftOrdersWorkflow } from "@medusajs/medusa/core-flows";

import { ORDER_QR_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { findOrder, hasBeenPaid } from "../medusa/order";
import { isChanged } from "../medusa/order-changes";
import { releaseStock } from "../medusa/release-stock";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { listLiveCodes } from "./list-live-codes";
import { findCounterOrder } from "./make-order";

/**
 * Gives the stock of an unpaid order back that was made for a sale. An order that staff took over is
 * left to them: one that has another code, is paid by other means, authorized, being changed,
 * completed or on its way.
 *
 * @throws AtomeQrError `busy`: a code of the order is being made
 */
export async function releaseOrder(container: MedusaContainer, sale: SaleRow): Promise<void> {
  if (!sale.is_order_ours) {
    return;
  }
  const { leases } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await leases.run(LEASE_KEYS.order(sale.order_id), ORDER_QR_LOCK_TIMEOUT_SECONDS, () =>
    release(container, sale.order_id),
  );
}

async function release(container: MedusaContainer, orderId: string): Promise<void> {
  const made = await findCounterOrder(container, orderId);
  if (made?.is_draft_order) {
    await releaseStock(container, made.lineItemIds);
    await deleteDraftOrdersWorkflow(container).run({ input: { order_ids: [orderId] } });
  } else if (made?.status === "pending" && (await isUnpaid(container, orderId))) {
    await cancelOrderWorkflow(container).run({ input: { order_id: orderId } });
  }
}

async function isUnpaid(container: MedusaContainer, orderId: string): Promise<boolean> {
  const codes = await listLiveCodes(container, orderId);
  if (codes.some(({ status }) => status !== "failed" && status !== "expired")) {
    return false;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const order = await findOrder(query, orderId);
  const isOpen = order && !hasBeenPaid(order) && !order.hasPayment && !order.isFulfilled;
  return Boolean(isOpen) && !(await isChanged(query, orderId));
}
