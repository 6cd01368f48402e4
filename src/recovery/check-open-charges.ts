import { type MedusaContainer } from "@medusajs/framework/types";
import pLimit from "p-limit";

import { toPaymentStatus } from "../domain/status";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { takeIn } from "../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type OmiseCharge } from "../omise";
import { look } from "../reconcile/run";
import {
  isAsKnown,
  isOpenCharge,
  matchInChargeList,
} from "../modules/atome-qr/operations/match-in-charge-list";
import { warn } from "./warn";

/** Charges looked at side by side. */
const PARALLEL = 5;

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
  const limit = pLimit(PARALLEL);
  for await (const { rows, matches, error } of matchInChargeList(
    atomeQr,
    due.filter(isOpenCharge),
  )) {
    const checked: string[] = [];
    const check = async ([row, charge]: (typeof matches)[number]) => {
      if (await checkListed(container, atomeQr, row, charge)) {
        checked.push(row.id);
      }
    };
    await Promise.all(matches.map((match) => limit(() => check(match))));
    await atomeQr.schedule.markChecked(checked);
    checked.forEach((id) => remaining.delete(id));
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
    if (!isAsKnown(row, charge)) {
      await takeIn(atomeQr, row, charge);
      await atomeQr.events.publish(row.id);
    }
    const { step } = await look({
      container,
      atomeQr,
      id: row.id,
      tried: new Set(),
      failure: null,
    });
    return step.kind === "wait";
  } catch {
    return false; // reconciled one by one, where its trouble is reported
  }
}
