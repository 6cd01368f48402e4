import { type AtomeAdmin } from "./atome-admin";
import { minuteLater, runJob } from "./job";
import { type TestStore } from "./store-suite";
import { webhooksHandled } from "./webhook";

/** A shopper's code that can be paid. */
export async function openCharge(
  store: TestStore,
  { providerId, country }: { providerId?: string; country?: "th" | "sg" } = {},
) {
  const shopper = await store.shopper(country);
  const session = await shopper.choosePayment(providerId);
  return { shopper, session, chargeId: session.data.charge_id };
}

/** Its order was placed by the webhook, and nothing is left to handle. */
export async function placedOrder(store: TestStore) {
  const open = await openCharge(store);
  store.sandbox.pay(open.chargeId);
  const orderId = await open.shopper.waitForOrder(open.session.id);
  await webhooksHandled(store);
  return { ...open, orderId };
}

/** Its order was placed by staff's own "check now", which waits neither for a webhook nor for time. */
export async function paidOrder(store: TestStore, admin: AtomeAdmin) {
  const open = await openCharge(store);
  store.sandbox.pay(open.chargeId);
  const { data } = await admin.do(open.chargeId, "sync");
  expect(data.charge).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
  return { ...open, orderId: data.charge.order_id! };
}

/** Paid when nobody wanted it any more, at an account that holds such money. */
export async function heldCharge(store: TestStore, admin: AtomeAdmin) {
  const open = await openCharge(store, { providerId: "pp_atome-qr_thhold" });
  await store.db("payment_session").where({ id: open.session.id }).delete();
  await store.db("cart_line_item").where({ cart_id: open.shopper.cartId }).update({ quantity: 3 });
  store.sandbox.pay(open.chargeId);
  await minuteLater(store);
  await runJob(store);
  expect(await admin.charge(open.chargeId)).toMatchObject({ attention: "session_gone" });
  return open;
}
