import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { settleChargeWorkflow } from "../workflows/settle-charge";
import { announceChanges } from "../workflows/settle-charge/announce";

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
  for (const { id } of await ledger.listOpenOf(event.data.id, cartId)) {
    await settleChargeWorkflow(container).run({ input: { id } });
  }
  for (const { id } of await ledger.listPaidByOrderId(event.data.id)) {
    await settleChargeWorkflow(container).run({ input: { id } });
    const row = await ledger.byId(id);
    const isKept = row.refunded_amount < row.amount;
    if (isKept && (await ledger.raiseAttention(id, "order_canceled"))) {
      await announceChanges(container, id);
    }
  }
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "atome-qr-order-canceled" },
};
