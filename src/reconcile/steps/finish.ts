import { type Decision, type Run } from "../run";

/** Nothing is left to do for the charge's present status. */
export async function finish({ atomeQr }: Run, { row }: Decision): Promise<void> {
  await atomeQr.ledger.markFinalized(row);
}

/** The order exists, and shows the money. */
export async function finishOrder({ atomeQr }: Run, { row, order }: Decision): Promise<void> {
  await atomeQr.ledger.markFinalized(row, order!.id);
}
