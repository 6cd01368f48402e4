import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { toPaymentStatus } from "../domain/status";
import { takeIn } from "../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type OmiseCharge, OmiseError } from "../omise";
import { findListed } from "./find-listed";
import { announceChanges } from "./settle-charge/announce";
import { watchOpen } from "./settle-charge/watch-open";

/**
 * Deals with the open charges that Omise's list shows to be still open: one request for a hundred
 * charges instead of one each. When Omise cannot be listed, they are put back until next minute.
 *
 * @returns the rows that have to be settled one by one
 */
export async function watchListed(
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
      const listed = await findListed(atomeQr, account, open);
      for (const [row, charge] of listed) {
        if (
          toPaymentStatus(charge) === "pending" &&
          (await watch(container, atomeQr, row, charge))
        ) {
          remaining.delete(row.id);
        }
      }
    } catch (error) {
      if (!(error instanceof OmiseError && error.retryable)) {
        continue; // asked for one by one, where each notes its own trouble
      }
      const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
      logger.warn(`Atome QR: the charges of "${account}" cannot be listed: ${safeMessage(error)}`);
      await atomeQr.schedule.putBack(open.map(({ id }) => id));
      open.forEach(({ id }) => remaining.delete(id));
    }
  }
  return [...remaining.values()];
}

/** What settling does with an open charge, without the request of its own. */
async function watch(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  charge: OmiseCharge,
): Promise<boolean> {
  try {
    const seen = await takeIn(atomeQr, row, charge);
    await announceChanges(container, row.id);
    const after = await watchOpen(container, atomeQr, seen);
    await atomeQr.schedule.noteSuccess(row.id);
    return after.status === "pending";
  } catch {
    return false; // settled one by one, where its trouble is noted
  }
}
