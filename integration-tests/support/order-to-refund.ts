import { placedOrder } from "./given-charges";
import { type TestStore } from "./store-suite";

/** An order that its shopper has just paid, and the staff who may refund it. */
export async function orderToRefund(store: TestStore) {
  const { orderId, chargeId } = await placedOrder(store);
  const staff = await store.staff();
  return { staff, orderId, order: await staff.order(orderId), chargeId };
}
