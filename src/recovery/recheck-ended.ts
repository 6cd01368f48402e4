import { UNREADABLE } from "../domain/atome";
import { toPaymentStatus } from "../domain/status";
import { takeIn } from "../modules/atome-qr/operations/read-charge";
import { matchInChargeList } from "../modules/atome-qr/operations/match-in-charge-list";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Checks charges that failed, expired or were withdrawn again: one can turn out paid after all
 * (approved in the last second, clocks apart), and no webhook need come. So can an attempt of which
 * Omise showed no charge. Read by the page where several are due.
 *
 * @returns the rows that have been paid, or that the list did not show
 */
export async function recheckEnded(
  atomeQr: AtomeQrModuleService,
  ended: ChargeRow[],
): Promise<ChargeRow[]> {
  const known = ended.filter(({ account }) => atomeQr.accounts.has(account));
  const remaining = new Map(known.map((row) => [row.id, row]));
  for await (const { rows, matches, error } of matchInChargeList(atomeQr, known)) {
    for (const [row, charge] of matches) {
      const isNews = !row.charge_id || row.failure_code === UNREADABLE;
      if (isNews || toPaymentStatus(charge) === "paid") {
        await takeIn(atomeQr, row, charge);
      } else {
        remaining.delete(row.id);
      }
    }
    if (error) {
      rows.forEach(({ id }) => remaining.delete(id)); // the next look comes in any case
    }
  }
  return [...remaining.values()];
}
