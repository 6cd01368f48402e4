import { type Decision, type Run } from "../run";

/*
 * medusajs/medusa #16681, seen in 2.21.2. Core deletes its row of a refund whose recording failed:
 * then it has to be recorded again. One that staff asked for is recorded as they ask again; where they
 * cannot, since the order is cancelled, or core asked for it as a completion failed, it is done here, too.
 * Delete when core keeps the row.
 */
export async function forgetLostRecords(
  { atomeQr }: Run,
  { refunds, order, session }: Decision,
): Promise<void> {
  const canAskAgain = order && session && order.status !== "canceled";
  const records = canAskAgain ? refunds.lost : [...refunds.lost, ...refunds.forgotten];
  for (const { id, medusa_refund_id: record } of records) {
    await atomeQr.refunds.forgetRecord(id, record!);
  }
}
