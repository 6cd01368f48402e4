import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { settleChargeWorkflow } from "../workflows/settle-charge";

/** Core leaves a cancelled order's open QR payable: settling it finds the order and expires it. */
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
  for (const { id } of cartId ? await ledger.listOpenByCartId(cartId) : []) {
    await settleChargeWorkflow(container).run({ input: { id } });
  }
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "atome-qr-order-canceled" },
};
