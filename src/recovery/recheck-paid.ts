import { blameAccount } from "../modules/atome-qr/operations/blame-account";
import { takeIn } from "../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { matchInChargeList } from "../modules/atome-qr/operations/match-in-charge-list";

/**
 * Checks paid, finalized charges again: a refund made in Omise's dashboard, or a reversal, may have
 * come without a webhook. Read by the page where several are due.
 *
 * @returns the rows with refunds that Medusa may not show, or that the list did not show
 */
export async function recheckPaid(
  atomeQr: AtomeQrModuleService,
  paid: KnownChargeRow[],
): Promise<ChargeRow[]> {
  const remaining = new Map<string, ChargeRow>(paid.map((row) => [row.id, row]));
  const checked: string[] = [];
  for await (const { rows, matches, error } of matchInChargeList(atomeQr, paid)) {
    for (const [row, charge] of matches) {
      const after = await takeIn(atomeQr, row, charge);
      await atomeQr.events.publish(row.id);
      if (after.refunded_amount === row.shown_refunded_amount) {
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
