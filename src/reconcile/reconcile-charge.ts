import { type MedusaContainer } from "@medusajs/framework/types";

import { CHARGE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { isForShopper, queueOf } from "../modules/atome-qr/actor";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type ReconcileOutcome } from "../modules/atome-qr/telemetry/metrics";
import { traceWork } from "../modules/atome-qr/telemetry/trace-work";
import { apply, applyUnderLock } from "./apply";
import { observe } from "../modules/atome-qr/operations/observe";
import { look, type Run } from "./run";

/**
 * In this process side by side; the rest waits in the order of arrival. More reads would wait for the
 * account's budget until their time is over; more of core's workflows would contend for its locks and
 * connections until some fail.
 */
const reading = queueOf(10);
const placing = queueOf(4);

/** Shoppers' own: what they ask waits for their share of the requests, and nothing else behind it. */
const readingForShoppers = queueOf(5);

/** From a webhook to `wait` takes two to four; after a crash, a few more. */
const MAX_ROUNDS = 8;

/**
 * Reads a charge from Omise, takes it into the ledger and brings Medusa in line with it: the one path
 * on which a charge becomes an order, or ends. Webhook, shopper's poll, job, staff and cart changes
 * all call it. Safe to call any number of times, concurrently, on any number of instances.
 *
 * @param id the ledger row's id
 * @returns the row as it is afterwards, and whether this call finalized it
 * @throws whatever stopped it; the row is not finalized, and the job retries it
 */
export function reconcileCharge(
  container: MedusaContainer,
  id: string,
): Promise<{ row: ChargeRow; isFinalized: boolean }> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const attributes = { "atome_qr.attempt_id": id };
  return traceWork("atome_qr.reconcile", { attributes }, async (span) => {
    const startedAt = performance.now();
    const end = (account: string, outcome: ReconcileOutcome) => {
      span.setAttributes({ "atome_qr.account": account, "atome_qr.outcome": outcome });
      atomeQr.metrics.reconciled(account, outcome, performance.now() - startedAt);
    };
    try {
      const done = await reconcile(container, atomeQr, id);
      end(done.row.account, done.isFinalized ? "finalized" : "waits");
      return done;
    } catch (error) {
      const row = await atomeQr.ledger.findById(id).catch(() => undefined);
      end(row?.account ?? "unknown", "failed");
      throw error;
    }
  });
}

async function reconcile(container: MedusaContainer, atomeQr: AtomeQrModuleService, id: string) {
  const run: Run = { container, atomeQr, id, tried: new Set(), failure: null };
  const inTurn = isForShopper() ? readingForShoppers : reading;
  const row = await atomeQr.leases.run(LEASE_KEYS.charge(id), CHARGE_LOCK_TIMEOUT_SECONDS, () =>
    inTurn(() => observe(atomeQr, id))
      .then(() => placing(() => repeat(run)))
      .finally(() => atomeQr.events.publish(id)),
  );
  await atomeQr.schedule.markChecked([id]);
  const isFinalized = run.tried.has("finish") || run.tried.has("finishOrder");
  return { row, isFinalized };
}

/**
 * Looks, decides and acts, until there is nothing (more) to do for now.
 *
 * @throws what a `retry` is for, or when the rounds are used up
 */
async function repeat(run: Run): Promise<ChargeRow> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const seen = await look(run);
    if (seen.step.kind === "wait") {
      return seen.row;
    }
    if (seen.step.kind === "retry") {
      throw (run.failure?.error ?? new Error(seen.step.why)) as Error;
    }
    if (await apply(run, seen)) {
      run.tried.add(seen.step.kind);
    }
    if (seen.step.kind === "completeCart" && !run.failure) {
      await applyUnderLock(run, seen.cartId!);
    }
  }
  throw new Error(`It is not finished after ${MAX_ROUNDS} rounds.`);
}
