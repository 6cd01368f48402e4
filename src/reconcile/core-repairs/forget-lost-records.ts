import { type Decision, type Run } from "../run";

/*
 * medusajs/medusa #16681, seen in 2.21.2. Core deletes its row of a refund whose recording failed:
 * then it has to be recorded again. Delete when core keeps the row.
 */
export async function forgetLostRecords({ atomeQr }: Run, { refunds }: Decision): Promise<void> {
  for (const { id, medusa_refund_id: record } of refunds.lost) {
    await atomeQr.refunds.forgetRecord(id, record!);
  }
}
