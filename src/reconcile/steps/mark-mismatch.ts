import { type StepOf } from "../facts";
import { type Decision, type Run } from "../run";

/** Notes since when the cart has not cost what was paid, or that it does again. */
export async function markMismatch(
  { atomeQr, id }: Run,
  { step }: Decision<StepOf<"markMismatch">>,
): Promise<void> {
  await atomeQr.ledger.markMismatch(id, step.differs);
}
