import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import pLimit from "p-limit";

import { JOB_RUN_MS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
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

/** Claimed at a time: little enough to be done before the claim runs out, even if Omise is slow. */
const CHUNK = 100;

/** Charges reconciled side by side. */
const PARALLEL = 5;

/** Charges whose events are published in one run, where they could not be at once. */
const PUBLISHED = 500;

/**
 * Finishes what is unfinished: events left in the inbox, charges that are not finalized, refunds whose
 * outcome is unknown or that were never sent, charges that were paid after their end, refunds made in
 * Omise's dashboard, and what is still to be told. Work is claimed by conditional updates, so the job
 * may run on every instance at once. One failing row never stops the others.
 */
export async function runRecovery(container: MedusaContainer): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await adoptRenamedEntries(container).catch((error: unknown) => {
    warn(container, `renamed provider entries could not be looked after: ${safeMessage(error)}`);
  });
  // Nothing is asked of accounts in trouble: when that ends, all that waits for them is due.
  const troubled = await atomeQr.accountTroubles.recheck();
  await inChunks(
    () => atomeQr.inbox.claimDue(CHUNK, troubled),
    (events) => eachOf(events, (event) => handleEvent(container, event)),
  );
  await inChunks(
    () => atomeQr.schedule.claimDue(CHUNK, troubled),
    async (due) => {
      const changed = await checkOpenCharges(container, atomeQr, due);
      await eachOf(changed, (row) => reconcile(container, atomeQr, row));
    },
  );
  for (const lookAfterRefunds of [resolveUnknownRefunds, retryUnsentRefunds]) {
    await lookAfterRefunds(container, troubled).catch((error: unknown) => {
      warn(container, `refunds without an outcome could not be looked up: ${safeMessage(error)}`);
    });
  }
  await inChunks(
    () => atomeQr.schedule.claimEnded(CHUNK, troubled),
    async (ended) => {
      const changed = await recheckEnded(atomeQr, ended);
      await eachOf(changed, (row) => reconcile(container, atomeQr, row));
    },
  );
  await inChunks(
    () => atomeQr.schedule.claimRecheck(CHUNK, troubled),
    async (paid) => {
      const changed = await recheckPaid(atomeQr, paid);
      await eachOf(changed, (row) => reconcile(container, atomeQr, row));
      await reportKeptMoney(container, await atomeQr.ledger.listByIds(paid.map(({ id }) => id)));
    },
  );
  await atomeQr.events.publishDue(PUBLISHED);
  await notifyShoppers(container);
  await notifyStaffOfAll(container);
}

async function inChunks<T>(claim: () => Promise<T[]>, work: (items: T[]) => Promise<void>) {
  const deadline = Date.now() + JOB_RUN_MS;
  for (let items = await claim(); items.length > 0; items = await claim()) {
    await work(items);
    if (Date.now() > deadline) {
      return;
    }
  }
}

async function eachOf<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const limit = pLimit(PARALLEL);
  await Promise.all(items.map((item) => limit(() => work(item))));
}

async function reconcile(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
): Promise<void> {
  try {
    await reconcileChargeWorkflow(container).run({ input: { id: row.id } });
  } catch (error) {
    const message = safeMessage(error);
    warn(container, `reconciling ${row.id} failed and will be tried again: ${message}`);
    if (await blameAccount(atomeQr, row.account, error)) {
      // A finalized one has its next check already: there may be many, and there is no hurry.
      if (!row.finalized_at) {
        await atomeQr.schedule.putBack([row.id]);
      }
      return;
    }
    const after = await atomeQr.schedule.postpone(row.id, message);
    if (after) {
      await reportFailure(atomeQr, after, after.attempts, message);
    }
  }
}

function warn(container: MedusaContainer, message: string): void {
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Atome QR: ${message}`);
}
