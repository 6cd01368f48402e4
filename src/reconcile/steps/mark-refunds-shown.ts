import { type Decision, type Run } from "../run";

/** Medusa shows all that was refunded, or has no order to show it on. */
export async function markRefundsShown({ atomeQr }: Run, { row }: Decision): Promise<void> {
  await atomeQr.ledger.markRefundsShown(row);
}
