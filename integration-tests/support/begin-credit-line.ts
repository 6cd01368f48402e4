import { Modules, OrderChangeType } from "@medusajs/framework/utils";

import { type TestStore } from "./store-suite";

/** What is left of a credit line whose maker died between core's two steps. Main units. */
export async function beginCreditLine(
  store: TestStore,
  orderId: string,
  amount: number,
): Promise<void> {
  const orders = store.container.resolve(Modules.ORDER);
  const change = await orders.createOrderChange({
    order_id: orderId,
    change_type: OrderChangeType.CREDIT_LINE,
  });
  await orders.addOrderAction({
    order_change_id: change.id,
    order_id: orderId,
    version: change.version,
    action: "CREDIT_LINE_ADD",
    reference: "payment_collection",
    amount,
  });
}

/** Makes it older than any request that could still be at it. */
export async function ageOrderChanges(store: TestStore): Promise<void> {
  await store.db("order_change").update({
    created_at: store.db.raw("created_at - interval '4 minutes'"),
  });
}
