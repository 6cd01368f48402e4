import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/actor";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileQuietly } from "./reconcile-if-due";
import { DueChecks } from "./due-checks";
import { isOpen } from "./is-open";
import { reconcileInTime } from "./reconcile-in-time";
import { type Caller } from "./caller";
import { LongPollHub } from "./long-poll-hub";

/** One for the process: all its shoppers wait together. By module, for tests that start several stores. */
const hubs = new WeakMap<AtomeQrModuleService, LongPollHub>();

/**
 * Waits until a charge is over, or its order is there, or time is up. While waiting, Omise
 * is asked from time to time, so that an order is placed even if no webhook ever comes.
 *
 * @param seconds 0 for an answer as soon as Omise was asked, or is slow
 * @param caller the response: its `close` ends the wait
 */
export async function waitForChange(
  container: MedusaContainer,
  row: ChargeRow,
  seconds: number,
  caller: Caller,
): Promise<ChargeRow> {
  if (!isOpen(row)) {
    return row;
  }
  if (seconds === 0) {
    return reconcileInTime(container, row);
  }
  // The hub runs as the first one who waits; they are all shoppers.
  return runAs("shopper", () => hubOf(container).wait(row, seconds * 1000, caller));
}

function hubOf(container: MedusaContainer): LongPollHub {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const known = hubs.get(atomeQr);
  if (known) {
    return known;
  }
  const checks = new DueChecks(atomeQr, (id) => reconcileQuietly(container, id));
  const hub = new LongPollHub({
    listMoved: (known) => atomeQr.ledger.listMoved(known),
    ask: (ids) => checks.ask(ids),
    changes: atomeQr.ledger.changes,
  });
  hubs.set(atomeQr, hub);
  return hub;
}
