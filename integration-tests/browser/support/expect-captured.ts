import { type SandboxCharge } from "../../../sandbox";
import { adminOrder } from "./admin-order";
import { type Stage } from "./stage";
import { type ShownOrder } from "./storefront";

/** The shown order is the one that Medusa has captured, for what Omise took. */
export async function expectCaptured(
  { demo }: Stage,
  shown: ShownOrder,
  { id }: SandboxCharge,
): Promise<void> {
  const order = await adminOrder(demo, shown.id);
  const charge = demo.sandbox.charge(id);
  expect(charge).toMatchObject({ status: "successful", paid: true });
  expect(order.payment_status).toBe("captured");
  expect(Math.round(order.total * 100)).toBe(charge.amount);
  expect(order.currency_code.toUpperCase()).toBe(charge.currency);
  expect(shown.number).toBe(`#${order.display_id}`);
  expect(shown.payment).toBe("Paid with Atome");
}
