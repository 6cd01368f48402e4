import { type TestStore } from "./store-suite";

/** An order that its shopper has just paid, and of which no webhook is on its way any more. */
export async function orderToRefund(store: TestStore) {
  const shopper = await store.shopper();
  const session = await shopper.choosePayment();
  store.sandbox.pay(session.data.charge_id);
  const orderId = await shopper.waitForOrder(session.id);
  await store.sandbox.webhooks.settled();
  const staff = await store.staff();
  return { staff, orderId, order: await staff.order(orderId), chargeId: session.data.charge_id };
}
