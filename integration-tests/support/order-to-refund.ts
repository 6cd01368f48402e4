import { type TestStore } from "./store-suite";
import { webhooksHandled } from "./webhook";

/** An order that its shopper has just paid, and whose webhooks are all handled. */
export async function orderToRefund(store: TestStore) {
  const shopper = await store.shopper();
  const session = await shopper.choosePayment();
  store.sandbox.pay(session.data.charge_id);
  const orderId = await shopper.waitForOrder(session.id);
  await webhooksHandled(store);
  const staff = await store.staff();
  return { staff, orderId, order: await staff.order(orderId), chargeId: session.data.charge_id };
}
