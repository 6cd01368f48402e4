import { type Behaviour } from "../../behaviours";
import { type Act, isOneHalf, think, withCode, withPaidOrder } from "../scene";

/** What Omise has to say about a charge that nobody expects. */
export const OMISE_TROUBLES = {
  "charge of another amount": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      await scene.app.payTampered(code);
    }),

  "dispute lost": (scene) =>
    withPaidOrder(scene, async ({ chargeId }) => {
      const { checkout, sandbox } = scene;
      const { amount } = sandbox.charge(chargeId);
      const disputed = isOneHalf(scene) ? amount : Math.round(amount * checkout.plan.share);
      const { id } = sandbox.dispute(chargeId, disputed);
      checkout.note("bank", "disputes", `${id}: ${disputed} of ${chargeId}`);
      await think(scene);
      sandbox.closeDispute(chargeId, "lost");
      checkout.note("bank", "takes the money back", id);
      checkout.mustBeTold(chargeId, "dispute_lost");
    }),

  "dispute won": (scene) =>
    withPaidOrder(scene, async ({ chargeId }) => {
      const { checkout, sandbox } = scene;
      const { id } = sandbox.dispute(chargeId);
      checkout.note("bank", "disputes", `${id} of ${chargeId}`);
      checkout.mustBeTold(chargeId, "disputed");
      checkout.followUp("after expiry", async () => {
        sandbox.closeDispute(chargeId, "won");
        checkout.note("bank", "leaves the money", id);
        await Promise.resolve();
      });
      await Promise.resolve();
    }),

  "paid after its end": (scene) =>
    withCode(scene, async (code) => {
      const { app, shopper } = scene;
      const isOver = isOneHalf(scene) ? app.isDeclined(code) : app.expires(code);
      await shopper.waitForTheEnd(code);
      if (isOver) {
        await think(scene);
        app.paysLate(code);
      }
    }),
} satisfies Partial<Record<Behaviour, Act>>;
