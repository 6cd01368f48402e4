import { type StepOf } from "../facts";
import { type Decision, type Run } from "../run";

/** Notes since when the cart has not cost what was paid, or that it does again. */
export async function markMismatch(
  run: Run,
  { step }: Decision<StepOf<"markMismatch">>,
): Promise<void> {
  const { atomeQr, id } = run;
  run.failure = null; // it was of a cart in the middle of a change
  await atomeQr.ledger.markMismatch(id, step.differs);
}
