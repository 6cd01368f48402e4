import { type MedusaContainer } from "@medusajs/framework/types";

import { type Caller } from "../long-poll/caller";
import { DueChecks } from "../long-poll/due-checks";
import { reconcileQuietly } from "../long-poll/reconcile-if-due";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/actor";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { DisplayHub } from "./display-hub";
import { keyOf, toScene } from "./scene";

/** One for the process. By module, for tests that start several stores. */
const hubs = new WeakMap<AtomeQrModuleService, DisplayHub>();

/**
 * Waits until a display shows something else to a screen than what that screen has, or time is up.
 * Omise is asked meanwhile, as for a shopper who waits: the till may have gone to sleep.
 *
 * @param seen the key of the scene that the screen has
 * @param signal aborted when the screen has gone
 */
export async function waitForScene(
  container: MedusaContainer,
  { id, screen, seen }: { id: string; screen: string; seen: string },
  seconds: number,
  caller: Caller,
): Promise<void> {
  const isNews: Parameters<DisplayHub["wait"]>[1] = (display) =>
    !display || keyOf(toScene(display, screen)) !== seen;
  // The hub runs as the first one that waits; they all face shoppers.
  await runAs("shopper", () => hubOf(container).wait(id, isNews, seconds * 1000, caller));
}

function hubOf(container: MedusaContainer): DisplayHub {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const known = hubs.get(atomeQr);
  if (known) {
    return known;
  }
  const checks = new DueChecks(atomeQr, (id) => reconcileQuietly(container, id));
  const hub = new DisplayHub({
    read: (ids) => atomeQr.displays.listByIds(ids),
    ask: (ids) => checks.ask(ids),
  });
  hubs.set(atomeQr, hub);
  return hub;
}
