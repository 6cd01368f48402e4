import { setTimeout as pause } from "node:timers/promises";

import type pg from "pg";

import { type Sandbox } from "../../../sandbox";
import { type Behaviour } from "../behaviours";
import { type Checkout } from "../checkout";
import { type Code, type Shopper } from "./shopper";
import { type Shop } from "./shop";
import { type Staff } from "./staff";

/** What a behaviour can reach for. */
export interface Scene {
  checkout: Checkout;
  shopper: Shopper;
  staff: Staff;
  sandbox: Sandbox;
  shop: Shop;
  /** The store's database, for what no HTTP route does. */
  db: pg.Pool;
}

type Act = (scene: Scene) => Promise<void>;

/** What each kind of shopper does, from the empty cart on. */
const ACTS: Record<Behaviour, Act> = {
  "pays, browser open": async (scene) => {
    await buy(scene);
  },

  "pays, browser closed": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      scene.shopper.pay(code);
    }),

  abandons: (scene) => withCode(scene, () => think(scene)),

  "declined, pays with a new code": (scene) =>
    withCode(scene, async (first) => {
      scene.shopper.isDeclined(first);
      await scene.shopper.waitForTheEnd(first);
      await withNewCode(scene, (code) => payAndWait(scene, code));
    }),

  "declined, leaves": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      scene.shopper.isDeclined(code);
    }),

  "changes the cart, pays the new code": (scene) =>
    withCode(scene, async (first) => {
      await think(scene);
      await scene.shopper.changeQuantity();
      await withNewCode(scene, async (second) => {
        scene.shopper.pay(first);
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
        scene.shopper.pay(second);
      }
      await scene.shopper.waitForOrder(second ?? first);
    }),

  "switches to manual, then pays the old code": (scene) =>
    withCode(scene, async (code) => {
      if (await scene.shopper.switchToManual()) {
        await scene.shopper.complete();
      }
      scene.shopper.pay(code);
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
      scene.shopper.pay(code);
    }),

  "completes too early, then pays": (scene) =>
    withCode(scene, async (code) => {
      await scene.shopper.complete();
      await payAndWait(scene, code);
    }),

  "completes twice at once": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      scene.shopper.pay(code);
      await Promise.all([scene.shopper.complete(), scene.shopper.complete()]);
    }),

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
      scene.shopper.isDeclined(code);
      await scene.shopper.waitForTheEnd(code);
    }),

  "order first: staff cancel, then pays": (scene) =>
    withOpenOrder(scene, async (code, orderId) => {
      await cancel(scene, code, orderId);
      scene.shopper.pay(code);
    }),

  "order first: staff cancel while paying": (scene) =>
    withOpenOrder(scene, async (code, orderId) => {
      await atOnce(scene, code, () => cancel(scene, code, orderId));
    }),

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

  "staff cancel the paid order": (scene) =>
    withPaidOrder(scene, (code, orderId) => cancel(scene, code, orderId)),

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

  "charge of another amount": (scene) =>
    withCode(scene, async (code) => {
      await think(scene);
      scene.shopper.payTampered(code);
    }),
};

/** Plays a planned checkout to its end. @throws GaveUp · Refused */
export function act(scene: Scene): Promise<void> {
  return ACTS[scene.checkout.plan.behaviour](scene);
}

async function withCode(scene: Scene, then: (code: Code) => Promise<void>): Promise<void> {
  await scene.shopper.fillCart();
  await withNewCode(scene, then);
}

async function withNewCode(scene: Scene, then: (code: Code) => unknown): Promise<void> {
  const code = await scene.shopper.newCode();
  if (code) {
    await then(code);
  } else {
    scene.checkout.giveUp("no code");
  }
}

/** The browser is open all along, and a long poll is under way when the payment is made. */
async function payAndWait(scene: Scene, code: Code): Promise<string | null> {
  const waiting = scene.shopper.waitForOrder(code);
  await think(scene);
  scene.shopper.pay(code);
  return waiting;
}

async function buy(scene: Scene): Promise<{ code: Code; orderId: string } | null> {
  let bought: { code: Code; orderId: string } | null = null;
  await withCode(scene, async (code) => {
    const orderId = await payAndWait(scene, code);
    bought = orderId ? { code, orderId } : null;
  });
  return bought;
}

async function withPaidOrder(
  scene: Scene,
  then: (code: Code, orderId: string) => Promise<void>,
): Promise<void> {
  const bought = await buy(scene);
  if (bought) {
    await then(bought.code, bought.orderId);
  } else {
    scene.checkout.giveUp("no order in time");
  }
}

async function withOpenOrder(
  scene: Scene,
  then: (code: Code, orderId: string) => Promise<void>,
): Promise<void> {
  await withCode(scene, async (code) => {
    const orderId = await scene.shopper.complete();
    if (orderId) {
      await then(code, orderId);
    } else {
      scene.checkout.giveUp("no order in time");
    }
  });
}

function cancel(scene: Scene, { chargeId }: Code, orderId: string): Promise<void> {
  scene.checkout.wantBack(chargeId, scene.sandbox.charge(chargeId).amount);
  return scene.staff.cancel(scene.checkout, orderId);
}

function refundInDashboard(scene: Scene, { chargeId }: Code, share: number): void {
  const amount = Math.round(scene.sandbox.charge(chargeId).amount * share);
  const { id } = scene.sandbox.refund(chargeId, amount);
  scene.checkout.dashboardRefunds.add(id);
  scene.checkout.note("dashboard", "refunds", `${id}: ${amount} of ${chargeId}`);
}

/** The payment and something else, as close to one another as the plan says. */
async function atOnce<T>(
  { checkout, shopper }: Scene,
  code: Code,
  other: () => Promise<T>,
): Promise<{ paid: boolean; other: T }> {
  const { raceMs } = checkout.plan;
  if (raceMs < 0) {
    const paid = shopper.pay(code);
    await pause(-raceMs);
    return { paid, other: await other() };
  }
  const othersEnd = other();
  // Awaited below; must not count as unhandled while the payment is made.
  othersEnd.catch(() => undefined);
  await pause(raceMs);
  const paid = shopper.pay(code);
  return { paid, other: await othersEnd };
}

async function think({ checkout }: Scene): Promise<void> {
  await pause(checkout.plan.thinkMs);
}
