import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import pLimit from "p-limit";

import { toPaymentStatus } from "../atome-qr/status";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { takeIn } from "../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type OmiseCharge } from "../omise";
import { handleWebhookEvent } from "./handle-webhook-event";
import { settleChargeWorkflow } from "./settle-charge";
import { watchOpen } from "./settle-charge/watch-open";

/** How much one run takes on; what is left is due in the next minute. */
const BATCH = 500;

/** Charges settled side by side. */
const PARALLEL = 5;

const PAGE = 100;
const CLOCK_MARGIN_MS = 60_000;

/**
 * Finishes what is unfinished: events left in the inbox, and every charge the ledger has not seen
 * settled. Work is claimed by conditional updates, so the job may run on every instance at once.
 * One failing row never stops the others.
 */
export async function reconcileCharges(container: MedusaContainer): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const limit = pLimit(PARALLEL);
  const events = await atomeQr.inbox.claimDue(BATCH);
  await Promise.all(events.map((event) => limit(() => handleWebhookEvent(container, event))));

  const due = await atomeQr.ledger.claimDue(BATCH);
  const changed = await withoutUnchanged(container, atomeQr, due);
  await Promise.all(changed.map((row) => limit(() => settle(container, row))));
}

async function settle(container: MedusaContainer, row: ChargeRow): Promise<void> {
  await settleChargeWorkflow(container)
    .run({ input: { id: row.id }, throwOnError: false })
    .catch(() => undefined); // noted on the row by the settling itself
}

/**
 * Leaves out the open charges that a few pages of Omise's list show to be still open: one request
 * for a hundred charges instead of one each.
 */
async function withoutUnchanged(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  due: ChargeRow[],
): Promise<ChargeRow[]> {
  const remaining = new Map(due.map((row) => [row.id, row]));
  for (const account of new Set(due.map((row) => row.account))) {
    const open = due.filter(
      (row): row is KnownChargeRow =>
        row.account === account && row.status === "pending" && row.charge_id !== null,
    );
    if (open.length < 2) {
      continue; // a page would cost as much as asking
    }
    try {
      for (const [row, charge] of await findListed(atomeQr, account, open)) {
        if (toPaymentStatus(charge) === "pending") {
          const seen = await takeIn(atomeQr, row, charge);
          await watchOpen(container, atomeQr, seen);
          remaining.delete(row.id);
        }
      }
    } catch (error) {
      // Asked for one by one instead; each notes its own trouble.
      const message = error instanceof Error ? error.message : String(error);
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(`Atome QR: the charges of "${account}" could not be listed: ${message}`);
    }
  }
  return [...remaining.values()];
}

/** Reads the newest charges until all of `open` were seen, or asking singly would have cost less. */
async function findListed(
  atomeQr: AtomeQrModuleService,
  accountId: string,
  open: KnownChargeRow[],
): Promise<[KnownChargeRow, OmiseCharge][]> {
  const wanted = new Map(open.map((row) => [row.charge_id, row]));
  const oldest = Math.min(...open.map((row) => row.created_at.getTime()));
  const listed: [KnownChargeRow, OmiseCharge][] = [];
  const { client } = atomeQr.accounts.byId(accountId);
  let read = 0;
  for await (const charge of client.eachCharge({
    from: new Date(oldest - CLOCK_MARGIN_MS),
    order: "reverse_chronological",
  })) {
    const row = wanted.get(charge.id);
    if (row) {
      listed.push([row, charge]);
    }
    read += 1;
    if (listed.length === wanted.size || read >= open.length * PAGE) {
      break;
    }
  }
  return listed;
}
