import { UNREADABLE } from "../domain/atome";
import { toPaymentStatus } from "../domain/status";
import { blameAccount } from "../modules/atome-qr/operations/blame-account";
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
  const remaining = new Map(ended.map((row) => [row.id, row]));
  const checked: string[] = [];
  for await (const { rows, matches, error } of matchInChargeList(atomeQr, ended)) {
    for (const [row, charge] of matches) {
      const isNews = !row.charge_id || row.failure_code === UNREADABLE;
      if (isNews || toPaymentStatus(charge) === "paid") {
        await takeIn(atomeQr, row, charge);
      } else {
        remaining.delete(row.id);
        checked.push(row.id);
      }
    }
    // Otherwise asked for one by one, where each reports its own trouble.
    if (error && (await blameAccount(atomeQr, rows[0].account, error))) {
      rows.forEach(({ id }) => remaining.delete(id)); // the next look comes in any case
    }
  }
  await atomeQr.schedule.markChecked(checked);
  return [...remaining.values()];
}
