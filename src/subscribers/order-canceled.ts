import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { settleChargeWorkflow } from "../workflows/settle-charge";
import { tellOfKeptMoney } from "../workflows/tell-of-kept-money";

/**
 * Core leaves a cancelled order's open QR payable: settling it finds the order and expires it. And
 * core cancels an order even when its refund failed, telling only the log: then staff are told.
 */
export default async function orderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["cart_id"],
    filters: { order_id: event.data.id },
  });
  const cartId = (data[0] as { cart_id?: string } | undefined)?.cart_id;
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const open = await ledger.listOpenOf(event.data.id, cartId);
  const paid = await ledger.listPaidByOrderId(event.data.id);
  for (const { id } of [...open, ...paid]) {
    await settle(container, id);
  }
  await tellOfKeptMoney(container, await ledger.listPaidByOrderId(event.data.id));
}

/** What keeps one from being settled, such as Omise's being away, keeps nobody from being told. */
async function settle(container: MedusaContainer, id: string): Promise<void> {
  try {
    await settleChargeWorkflow(container).run({ input: { id } });
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: ${id} of a cancelled order is not settled yet: ${safeMessage(error)}`);
  }
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "atome-qr-order-canceled" },
};
