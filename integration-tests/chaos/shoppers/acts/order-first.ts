import { type Behaviour } from "../../behaviours";
import { type Act, atOnce, cancel, payAndWait, withCode, withOpenOrder } from "../scene";

/** What becomes of an order that is placed ahead of its payment. */
export const ORDER_FIRST = {
  "order first: pays": (scene) =>
    withCode(scene, async (code) => {
      await scene.shopper.complete();
      await payAndWait(scene, code);
    }),

  "order first: lets it expire": (scene) =>
    withCode(scene, async () => {
      await scene.shopper.complete();
    }),

  "order first: declined": (scene) =>
    withCode(scene, async (code) => {
      await scene.shopper.complete();
      scene.app.isDeclined(code);
      await scene.shopper.waitForTheEnd(code);
    }),

  "order first: staff cancel, then pays": (scene) =>
    withOpenOrder(scene, async (code, orderId) => {
      await cancel(scene, code, orderId);
      await scene.app.pay(code);
    }),

  "order first: staff cancel while paying": (scene) =>
    withOpenOrder(scene, async (code, orderId) => {
      await atOnce(scene, code, () => cancel(scene, code, orderId));
    }),

  "order first: edited while open, then pays": (scene) =>
    withOpenOrder(scene, async (code, orderId) => {
      const { checkout, staff, shopper } = scene;
      // An edit that the store died over must not stay open: no order is cancelled then.
      checkout.followUp("after expiry", () => staff.changes.discardEdit(checkout, orderId));
      const isEdited = await staff.changes.editOrder(checkout, orderId);
      const isPaid = await scene.app.pay(code);
      if (isEdited && isPaid) {
        checkout.mustBeTold(code.chargeId, "order_amount_differs");
      }
      await shopper.waitForOrder(code);
    }),

  "order first: edit begun, lets it expire": (scene) =>
    withOpenOrder(scene, async ({ chargeId }, orderId) => {
      const { checkout, staff } = scene;
      checkout.followUp("after expiry", () => staff.changes.discardEdit(checkout, orderId));
      if (await staff.changes.beginEdit(checkout, orderId)) {
        checkout.mustBeTold(chargeId, "order_being_changed");
      }
    }),
} satisfies Partial<Record<Behaviour, Act>>;
