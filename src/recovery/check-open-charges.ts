import { type MedusaContainer } from "@medusajs/framework/types";

import { toPaymentStatus } from "../domain/status";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { takeIn } from "../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type OmiseCharge } from "../omise";
import { look } from "../reconcile/run";
import {
  isOpenCharge,
  matchInChargeList,
} from "../modules/atome-qr/operations/match-in-charge-list";
import { warn } from "./warn";

/**
 * Checks the open charges that Omise's list shows as still open: one request for a hundred charges
 * instead of one each. When Omise cannot be listed, they are put back until the next minute.
 *
 * @returns the rows that have to be reconciled one by one
 */
export async function checkOpenCharges(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  due: ChargeRow[],
): Promise<ChargeRow[]> {
  const remaining = new Map(due.map((row) => [row.id, row]));
  for await (const { rows, matches, error } of matchInChargeList(
    atomeQr,
    due.filter(isOpenCharge),
  )) {
    for (const [row, charge] of matches) {
      if (await checkListed(container, atomeQr, row, charge)) {
        remaining.delete(row.id);
      }
    }
    const { account } = rows[0];
    // Otherwise asked for one by one, where each reports its own trouble.
    if (error && (await blameAccount(atomeQr, account, error))) {
      warn(container, `the charges of "${account}" cannot be listed`, error);
      await atomeQr.schedule.putBack(rows.map(({ id }) => id));
      rows.forEach(({ id }) => remaining.delete(id));
    }
  }
  return [...remaining.values()];
}

/**
 * Takes in what the list shows of a charge.
 *
 * @returns whether there is nothing (else) to do about it
 */
async function checkListed(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  charge: OmiseCharge,
): Promise<boolean> {
  if (toPaymentStatus(charge) !== "pending") {
    return false;
  }
  try {
    await takeIn(atomeQr, row, charge);
    await atomeQr.events.publish(row.id);
    const { step } = await look({
      container,
      atomeQr,
      id: row.id,
      tried: new Set(),
      failure: null,
    });
    if (step.kind !== "wait") {
      return false;
    }
    await atomeQr.schedule.markChecked([row.id]);
    return true;
  } catch {
    return false; // reconciled one by one, where its trouble is reported
  }
}
