import { setTimeout as pause } from "node:timers/promises";

import type pg from "pg";

import { type Sandbox } from "../../../sandbox";
import { type Checkout } from "../checkout";
import { type AtomeApp } from "./atome-app";
import { type Code, type Shopper } from "./shopper";
import { type Shop } from "./shop";
import { type Staff } from "./staff";

/** What a behaviour can reach for. */
export interface Scene {
  checkout: Checkout;
  shopper: Shopper;
  app: AtomeApp;
  staff: Staff;
  sandbox: Sandbox;
  shop: Shop;
  /** The store's database, for what no HTTP route does. */
  db: pg.Pool;
}

/** @throws GaveUp · Refused */
export type Act = (scene: Scene) => Promise<void>;

/** From a filled cart to a code on the screen. */
export async function withCode(scene: Scene, then: (code: Code) => Promise<void>): Promise<void> {
  await scene.shopper.fillCart();
  await withNewCode(scene, then);
}

export async function withNewCode(scene: Scene, then: (code: Code) => unknown): Promise<void> {
  const code = await scene.shopper.newCode();
  if (code) {
    await then(code);
  } else {
    scene.checkout.giveUp("no code");
  }
}

/**
 * The browser is open all along, and a long poll is under way when the payment is made.
 *
 * @returns the order's id, null when there is none in time
 */
export async function payAndWait(scene: Scene, code: Code): Promise<string | null> {
  const waiting = scene.shopper.waitForOrder(code);
  await think(scene);
  await scene.app.pay(code);
  return waiting;
}

export async function withPaidOrder(
  scene: Scene,
  then: (code: Code, orderId: string) => Promise<void>,
): Promise<void> {
  await withCode(scene, async (code) => {
    const orderId = await payAndWait(scene, code);
    if (orderId) {
      await then(code, orderId);
    } else {
      scene.checkout.giveUp("no order in time");
    }
  });
}

/** The order is placed ahead of its payment, and its code is open. */
export async function withOpenOrder(
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

/** Staff cancel the order, and want its money to go back. */
export function cancel(scene: Scene, { chargeId }: Code, orderId: string): Promise<void> {
  scene.checkout.wantBack(chargeId, scene.sandbox.charge(chargeId).amount);
  return scene.staff.cancel(scene.checkout, orderId);
}

/** The payment and something else, as close to one another as the plan says. */
export async function atOnce<T>(
  { checkout, app }: Scene,
  code: Code,
  other: () => Promise<T>,
): Promise<{ paid: boolean; other: T }> {
  const { raceMs } = checkout.plan;
  await app.turn();
  if (raceMs < 0) {
    const paid = app.payNow(code);
    await pause(-raceMs);
    return { paid, other: await other() };
  }
  const othersEnd = other();
  // Awaited below; must not count as unhandled while the payment is made.
  othersEnd.catch(() => undefined);
  await pause(raceMs);
  const paid = app.payNow(code);
  return { paid, other: await othersEnd };
}

/** Half of the checkouts of a behaviour do it in one way, half in the other: drawn by the plan. */
export function isOneHalf({ checkout }: Scene): boolean {
  return checkout.plan.raceMs < 0;
}

export async function think({ checkout }: Scene): Promise<void> {
  await pause(checkout.plan.thinkMs);
}
