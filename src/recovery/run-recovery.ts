import { type MedusaContainer } from "@medusajs/framework/types";
import pLimit from "p-limit";

import { finishSales } from "../counter/finish-sales";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { traceWork } from "../modules/atome-qr/telemetry/trace-work";
import { handleEvent } from "../webhooks/handle-event";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { retryUnsentRefunds } from "./retry-unsent-refunds";
import { notifyShoppers } from "../notifications/notify-shopper";
import { notifyStaffOfAll } from "../notifications/notify-staff";
import { adoptRenamedEntries } from "./adopt-renamed-entries";
import { recheckEnded } from "./recheck-ended";
import { recheckPaid } from "./recheck-paid";
import { resolveUnknownRefunds } from "./resolve-unknown-refunds";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";
import { reportFailure } from "../modules/atome-qr/operations/report-failure";
import { reportKeptMoney } from "./report-kept-money";
import { checkOpenCharges } from "./check-open-charges";
import { CHUNK, inChunks, inSlices } from "./in-chunks";
import { warn } from "./warn";

/** Open charges claimed at a time: one reading of Omise's list, from the newest one on, serves all. */
const OPEN_CHUNK = 1_000;

/** Charges reconciled side by side. */
const PARALLEL = 5;

/** Charges whose events are published in one run, where they could not be at once. */
const PUBLISHED = 500;

/** Charges whose personal data is removed in one run: what piled up goes within days. */
const FORGOTTEN = 500;

interface Run {
  container: MedusaContainer;
  atomeQr: AtomeQrModuleService;
  /** Accounts of which nothing is asked: when their trouble ends, all that waits for them is due. */
  troubled: string[];
}

/** The parts of a run, in their order. */
const PARTS: Record<string, (run: Run) => Promise<void>> = {
  "provider entries that were renamed": ({ container }) => adoptRenamedEntries(container),
  "accounts in trouble": async (run) => {
    run.troubled = await run.atomeQr.accountTroubles.recheck();
  },
  "webhook events": ({ container, atomeQr, troubled }) =>
    inChunks(
      () => atomeQr.inbox.claimDue(CHUNK, troubled),
      (events) => eachOf(events, (event) => handleEvent(container, event)),
    ),
  "open charges": (run) =>
    inChunks(
      () => run.atomeQr.schedule.claimDue(OPEN_CHUNK, run.troubled),
      async (due, deadline) =>
        inSlices(
          await checkOpenCharges(run.container, run.atomeQr, due),
          deadline,
          (rows) => reconcileAll(run, rows),
          (rest) => run.atomeQr.schedule.putBack(rest.map(({ id }) => id)),
        ),
    ),
  "refunds of unknown outcome": ({ container, troubled }) =>
    resolveUnknownRefunds(container, troubled),
  "refunds that were never sent": ({ container, troubled }) =>
    retryUnsentRefunds(container, troubled),
  "charges that have ended": (run) =>
    inChunks(
      () => run.atomeQr.schedule.claimEnded(CHUNK, run.troubled),
      async (ended) =>
        reconcileAll(run, await recheckEnded(run.atomeQr, await leaveRemoved(run, ended))),
    ),
  "paid charges": (run) =>
    inChunks(
      () => run.atomeQr.schedule.claimRecheck(CHUNK, run.troubled),
      async (paid) => {
        const known = await leaveRemoved(run, paid);
        await reconcileAll(run, await recheckPaid(run.atomeQr, known));
        const rows = await run.atomeQr.ledger.listByIds(paid.map(({ id }) => id));
        await reportKeptMoney(run.container, rows);
      },
    ),
  "sales at the counter": ({ container }) => finishSales(container),
  "displays that are not paired": ({ atomeQr }) => atomeQr.displays.removeOld(),
  "counts that are over": ({ atomeQr }) => atomeQr.counters.removeOld(),
  "personal data that was kept long enough": ({ atomeQr }) =>
    atomeQr.personalData.removeOld(atomeQr.options.keepPersonalDataDays, FORGOTTEN),
  events: ({ atomeQr }) => atomeQr.events.publishDue(PUBLISHED),
  "notifications of shoppers": ({ container }) => notifyShoppers(container),
  "notifications of staff": ({ container }) => notifyStaffOfAll(container),
};

/**
 * Finishes what is unfinished: events left in the inbox, charges that are not finalized, refunds whose
 * outcome is unknown or that were never sent, charges that were paid after their end, refunds made in
 * Omise's dashboard, and what is still to be told. Nothing where the database is not migrated. Work is
 * claimed by conditional updates, so it may run on every instance at once. Neither a failing row nor a
 * failing part stops the others.
 */
export async function runRecovery(container: MedusaContainer): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const run: Run = { container, atomeQr, troubled: [] };
  const failures: string[] = [];
  if (!(await atomeQr.schema.look())) {
    return;
  }
  await traceWork("atome_qr.job", {}, async (span) => {
    await atomeQr.heartbeat.begin();
    for (const [name, work] of Object.entries(PARTS)) {
      await work(run).catch((error: unknown) => {
        failures.push(`${name}: ${safeMessage(error)}`);
        warn(container, `part of the job failed and will be retried: ${name}`, error);
      });
    }
    span.setAttribute("atome_qr.failed_parts", failures.length);
    await atomeQr.heartbeat.end(failures.length > 0 ? failures.join("; ") : null);
  });
}

async function eachOf<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const limit = pLimit(PARALLEL);
  await Promise.all(items.map((item) => limit(() => work(item))));
}

/** Finalized charges of accounts that are not configured any more: nothing can be seen, or done. */
async function leaveRemoved<Row extends ChargeRow>({ atomeQr }: Run, rows: Row[]): Promise<Row[]> {
  const isKnown = ({ account }: Row) => atomeQr.accounts.has(account);
  const removed = rows.filter((row) => !isKnown(row));
  await atomeQr.schedule.markChecked(removed.map(({ id }) => id));
  return rows.filter(isKnown);
}

function reconcileAll(run: Run, rows: ChargeRow[]): Promise<void> {
  return eachOf(rows, (row) => reconcile(run, row));
}

async function reconcile({ container, atomeQr }: Run, row: ChargeRow): Promise<void> {
  try {
    await reconcileChargeWorkflow(container).run({ input: { id: row.id } });
  } catch (error) {
    const message = safeMessage(error);
    warn(container, `reconciling ${row.id} failed and will be tried again`, error);
    if (await blameAccount(atomeQr, row.account, error)) {
      // A finalized one has its next check already: there may be many, and there is no hurry.
      if (!row.finalized_at) {
        await atomeQr.schedule.putBack([row.id]);
      }
      return;
    }
    const after = await atomeQr.schedule.postpone(row, message);
    if (after) {
      await reportFailure(atomeQr, after, after.attempts, message);
    }
  }
}
