import { type Behaviour } from "../../behaviours";
import { type Code } from "../shopper";
import { type Act, cancel, isOneHalf, type Scene, withPaidOrder } from "../scene";

const MINUTE_MS = 60_000;

/** What staff do about an order that is paid. */
export const STAFF_AFTERWARDS = {
  "refund in full": (scene) =>
    withPaidOrder(scene, (_code, orderId) => scene.staff.refund(scene.checkout, orderId, 1)),

  "refund in two parts": (scene) =>
    withPaidOrder(scene, async (_code, orderId) => {
      const { share } = scene.checkout.plan;
      await scene.staff.refund(scene.checkout, orderId, share / 2);
      await scene.staff.refund(scene.checkout, orderId, (1 - share) / 2);
    }),

  "refund, double click": (scene) =>
    withPaidOrder(scene, (_code, orderId) => scene.staff.refund(scene.checkout, orderId, 1, 2)),

  "refund while an edit is open": (scene) =>
    withPaidOrder(scene, async (code, orderId) => {
      const { checkout, staff } = scene;
      if (!(await staff.changes.beginEdit(checkout, orderId))) {
        return;
      }
      const answer = await staff.tryRefund(checkout, orderId, 1);
      complainUnlessRefused(scene, code, "refund", answer);
      await staff.changes.discardEdit(checkout, orderId);
      await staff.refund(checkout, orderId, 1);
    }),

  "refund carried out late": (scene) =>
    withPaidOrder(scene, async ({ chargeId }, orderId) => {
      const { checkout, staff, sandbox } = scene;
      const { share } = checkout.plan;
      sandbox.faults.add({
        match: `POST /charges/${chargeId}/refunds`,
        kind: "late",
        // Two to eight minutes: less than the store counts an unanswered refund as on its way.
        ms: Math.round((1 + 8 * share) * MINUTE_MS),
        times: 1,
      });
      await staff.refundOnce(checkout, orderId, share);
      // As the answer says: staff look again, and ask again for what the order does not show.
      checkout.followUp("minutes later", () => staff.refundUnlessShown(checkout, orderId, share));
    }),

  "staff cancel the paid order": (scene) =>
    withPaidOrder(scene, (code, orderId) => cancel(scene, code, orderId)),

  "staff cancel while an edit or transfer is open": (scene) =>
    withPaidOrder(scene, async (code, orderId) => {
      const { checkout, staff, shop } = scene;
      const isTransfer = isOneHalf(scene);
      const isOpen = isTransfer
        ? await staff.changes.requestTransfer(checkout, orderId, shop.customerId)
        : await staff.changes.beginEdit(checkout, orderId);
      if (!isOpen) {
        return;
      }
      const answer = await staff.tryCancel(checkout, orderId);
      complainUnlessRefused(scene, code, "cancellation", answer);
      if ((await staff.orderStatus(checkout, orderId)) !== "pending") {
        checkout.complain("The order was cancelled while a change of it was open.", code.chargeId);
      }
      await (isTransfer
        ? staff.changes.cancelTransfer(checkout, orderId)
        : staff.changes.discardEdit(checkout, orderId));
      await cancel(scene, code, orderId);
    }),

  "refund in Omise's dashboard, a part": (scene) =>
    withPaidOrder(scene, async (code) => {
      refundInDashboard(scene, code, scene.checkout.plan.share);
      await Promise.resolve();
    }),

  "refund in Omise's dashboard, in full": (scene) =>
    withPaidOrder(scene, async (code) => {
      refundInDashboard(scene, code, 1);
      await Promise.resolve();
    }),
} satisfies Partial<Record<Behaviour, Act>>;

function refundInDashboard(scene: Scene, { chargeId }: Code, share: number): void {
  const amount = Math.round(scene.sandbox.charge(chargeId).amount * share);
  const { id } = scene.sandbox.refund(chargeId, amount);
  scene.checkout.dashboardRefunds.add(id);
  scene.checkout.note("dashboard", "refunds", `${id}: ${amount} of ${chargeId}`);
}

/**
 * While a change of the order is open, Medusa can record no refund: it must be refused, and no money
 * may move.
 *
 * @param what `refund`, `cancellation`
 * @param answer the error's code; `done`, or `unknown` where no answer came
 */
function complainUnlessRefused(
  { checkout, sandbox }: Scene,
  { chargeId }: Code,
  what: string,
  answer: string,
): void {
  if (answer !== "order_being_changed" && answer !== "unknown") {
    checkout.complain(`The ${what} was answered "${answer}".`, chargeId);
  }
  const { refunds } = sandbox.charge(chargeId);
  if (refunds.total > 0) {
    checkout.complain(`The ${what} paid money back.`, chargeId);
  }
}
