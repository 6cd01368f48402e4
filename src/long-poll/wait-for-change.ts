import { type MedusaRequest } from "@medusajs/framework/http";
import { type MedusaContainer } from "@medusajs/framework/types";

import { appContainer } from "../medusa/app-container";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/actor";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type Answer, toAnswer } from "../modules/atome-qr/to-answer";
import { reconcileQuietly } from "./reconcile-if-due";
import { DueChecks } from "./due-checks";
import { isOpen } from "./is-open";
import { reconcileInTime } from "./reconcile-in-time";
import { type Caller } from "./caller";
import { LongPollHub } from "./long-poll-hub";

/** One for the process: all its shoppers wait together. By module, for tests that start several stores. */
const hubs = new WeakMap<AtomeQrModuleService, LongPollHub>();

/**
 * What the shopper is told of a charge once it is over, or its order is there, or time is up; see
 * `waitForChange`.
 *
 * Thousands wait, so a request keeps little meanwhile: the answer, not the row (this is no async
 * function, and the row is in no closure), and the application's container in place of its own, which
 * is 3 kB of functions.
 */
export function waitForAnswer(
  req: Pick<MedusaRequest, "scope">,
  row: ChargeRow,
  seconds: number,
  caller: Caller,
): Promise<Answer> {
  const { scope } = req;
  req.scope = appContainer;
  return waitForChange(scope, row, seconds, caller, toAnswer);
}

/**
 * Waits until a charge is over, or its order is there, or time is up. While waiting, Omise is asked from
 * time to time, so that an order is placed even if no webhook ever comes.
 *
 * @param row as it was just read
 * @param seconds 0 for an answer as soon as Omise was asked, or is slow
 * @param caller the response: its `close` ends the wait
 * @param tell what of a row is wanted
 */
export function waitForChange<T>(
  container: MedusaContainer,
  row: ChargeRow,
  seconds: number,
  caller: Caller,
  tell: (row: ChargeRow) => T,
): Promise<T> {
  if (!isOpen(row)) {
    return Promise.resolve(tell(row));
  }
  if (seconds === 0) {
    return reconcileInTime(container, row).then(tell);
  }
  // The hub runs as the first one who waits; they are all shoppers.
  return runAs("shopper", () => hubOf(container).wait(row, seconds * 1000, caller, tell));
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
