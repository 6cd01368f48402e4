import { type Behaviour } from "../../behaviours";
import { type Act, atOnce, payAndWait, think, withCode, withNewCode } from "../scene";

/** More than one cart gets in ten minutes. */
const STRANGERS_CODES = 14;

/** What shoppers do who get their order for the payment. */
export const PAY_FIRST = {
  "pays, browser open": (scene) =>
    withCode(scene, async (code) => {
      await payAndWait(scene, code);
    }),

  "pays, browser closed": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      await scene.app.pay(code);
    }),

  abandons: (scene) => withCode(scene, () => think(scene)),

  "a stranger asks for codes": (scene) =>
    withCode(scene, async () => {
      const { checkout, shopper } = scene;
      const refused = await shopper.asksForCodes(STRANGERS_CODES);
      checkout.note("stranger", "is refused", `${refused} of ${STRANGERS_CODES} codes`);
    }),

  "declined, pays with a new code": (scene) =>
    withCode(scene, async (first) => {
      scene.app.isDeclined(first);
      await scene.shopper.waitForTheEnd(first);
      await withNewCode(scene, (code) => payAndWait(scene, code));
    }),

  "declined, leaves": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      scene.app.isDeclined(code);
    }),

  "changes the cart, pays the new code": (scene) =>
    withCode(scene, async (first) => {
      await think(scene);
      await scene.shopper.changeQuantity();
      await withNewCode(scene, async (second) => {
        await scene.app.pay(first);
        await payAndWait(scene, second);
      });
    }),

  "changes the cart while paying": (scene) =>
    withCode(scene, async (first) => {
      const { paid, other: isChanged } = await atOnce(scene, first, () =>
        scene.shopper.changeQuantity(),
      );
      await (isChanged && !paid
        ? withNewCode(scene, (second) => payAndWait(scene, second))
        : scene.shopper.waitForOrder(first));
    }),

  "refreshes the code while paying": (scene) =>
    withCode(scene, async (first) => {
      const { other: second } = await atOnce(scene, first, () => scene.shopper.newCode());
      if (second) {
        await scene.app.pay(second);
      }
      await scene.shopper.waitForOrder(second ?? first);
    }),

  "switches to manual, then pays the old code": (scene) =>
    withCode(scene, async (code) => {
      if (await scene.shopper.switchToManual()) {
        await scene.shopper.complete();
      }
      await scene.app.pay(code);
    }),

  "switches to manual while paying": (scene) =>
    withCode(scene, async (code) => {
      const { other: isSwitched } = await atOnce(scene, code, () => scene.shopper.switchToManual());
      await (isSwitched ? scene.shopper.complete() : scene.shopper.waitForOrder(code));
    }),

  "pays after the session was deleted": (scene) =>
    withCode(scene, async (code) => {
      await scene.db.query("delete from payment_session where id = $1", [code.sessionId]);
      scene.checkout.note("database", "deletes the session", code.sessionId);
      await think(scene);
      await scene.app.pay(code);
    }),

  "completes too early, then pays": (scene) =>
    withCode(scene, async (code) => {
      await scene.shopper.complete();
      await payAndWait(scene, code);
    }),

  "completes twice at once": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      await scene.app.pay(code);
      await Promise.all([scene.shopper.complete(), scene.shopper.complete()]);
    }),

  "sold out when paid": async (scene) => {
    const scarce = scene.shop.scarce.pop();
    if (!scarce) {
      throw new Error("No variant is left that could be sold out");
    }
    await scene.shopper.fillCart(scarce);
    await withNewCode(scene, async (code) => {
      await scene.staff.sellOut(scene.checkout, scarce);
      await payAndWait(scene, code);
    });
  },

  "product deleted while the code is open": async (scene) => {
    const product = scene.shop.throwAway.pop();
    if (!product) {
      throw new Error("No product is left that could be deleted");
    }
    await scene.shopper.fillCart(product);
    await withNewCode(scene, async (code) => {
      const { checkout, staff } = scene;
      const { chargeId } = code;
      await staff.deleteProduct(checkout, product.productId);
      if (!(await scene.app.pay(code))) {
        return;
      }
      checkout.mustBeTold(chargeId, "order_delayed");
      checkout.mustBeTold(chargeId, "given_up");
      checkout.wantBack(chargeId, scene.sandbox.charge(chargeId).amount);
      checkout.followUp("minutes later", () => staff.giveUpOrder(checkout, chargeId));
    });
  },
} satisfies Partial<Record<Behaviour, Act>>;
