import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { listOrderCarts } from "../medusa/links";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";
import { reportKeptMoney } from "../recovery/report-kept-money";

/**
 * Core leaves a cancelled order's open QR payable: reconciling it finds the order and expires it. And
 * core cancels an order even when its refund failed, telling only the log: then staff are told.
 */
export default async function orderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await schema.useIfComplete(() => lookAfter(container, event.data.id));
}

async function lookAfter(container: MedusaContainer, orderId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [link] = await listOrderCarts(query, { order_id: orderId });
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const open = await ledger.listOpenOf(orderId, link?.cart_id);
  const paid = await ledger.listPaidByOrderId(orderId);
  for (const { id } of [...open, ...paid]) {
    await reconcile(container, id);
  }
  await reportKeptMoney(container, await ledger.listPaidByOrderId(orderId));
}

/** Errors are logged: an outage of Omise must not keep staff from being told. */
async function reconcile(container: MedusaContainer, id: string): Promise<void> {
  try {
    await reconcileChargeWorkflow(container).run({ input: { id } });
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(
      `Atome QR: ${id} of a cancelled order is not reconciled yet: ${safeMessage(error)}`,
    );
  }
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "atome-qr-order-canceled" },
};
