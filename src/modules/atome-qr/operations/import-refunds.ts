import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { listMadeRefunds } from "./find-refund";

/**
 * Writes down what Omise lists and the ledger lacks: its dashboard's refunds, ours that a crash kept
 * from the ledger, those that Omise carried out again, and what a lost dispute took.
 *
 * @throws AtomeQrError `omise_unavailable` · `omise_refused` · `charge_unreadable`
 */
export async function importRefunds(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<void> {
  const { refunds, ledger } = atomeQr;
  const { charge_id: chargeId } = row;
  const { data: listed } = await listMadeRefunds(atomeQr, row);
  // Read after that: ours are written down before they are made, so they are known by now.
  const known = await refunds.listIds(chargeId);
  const add = (id: string, amount: number, reason: string) => {
    const money = { amount, currency: row.currency };
    return refunds.addMade({ chargeId, money, reason }, id);
  };
  for (const made of listed.filter(({ id }) => !known.has(id))) {
    const ownId = made.metadata.medusa_refund_id;
    if (typeof ownId !== "string" || !known.has(ownId)) {
      await add(made.id, made.amount, "dashboard");
    } else if (!(await refunds.markSucceeded(ownId, made.id))) {
      // A request that was not answered was carried out after all, when it had been sent again.
      await ledger.raiseAttention(row.id, "refund_repeated", {
        since: made.created_at ? new Date(made.created_at) : undefined,
      });
      await add(made.id, made.amount, "repeated");
    }
  }
  if (row.dispute_status === "lost" && !known.has(row.dispute_id!)) {
    const made = await refunds.listSucceeded(chargeId);
    const left = made.reduce((rest, { amount }) => rest - amount, row.amount);
    // What had been refunded before was lost twice: Medusa records no more than was captured.
    await add(row.dispute_id!, Math.min(row.disputed_amount!, Math.max(left, 0)), "dispute");
  }
}
