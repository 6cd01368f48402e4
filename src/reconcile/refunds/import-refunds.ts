import { listMadeRefunds } from "../../modules/atome-qr/operations/find-refund";
import { type Decision, type Run } from "../run";

/** Writes down what Omise lists: its dashboard's refunds, and ours that a crash kept from the ledger. */
export async function importRefunds({ atomeQr }: Run, { row }: Decision): Promise<void> {
  const { refunds } = atomeQr;
  const charge = { ...row, charge_id: row.charge_id! };
  const listed = await listMadeRefunds(atomeQr, charge);
  // Read after that: ours are written down before they are made, so they are known by now.
  const known = await refunds.listIds(charge.charge_id);
  for (const made of listed) {
    const ownId = made.metadata.medusa_refund_id;
    if (known.has(made.id)) {
      continue;
    }
    if (typeof ownId === "string" && known.has(ownId)) {
      await refunds.markSucceeded(ownId, made.id);
    } else {
      const money = { amount: made.amount, currency: row.currency };
      await refunds.addDashboardRefund(charge.charge_id, made.id, money);
    }
  }
}
