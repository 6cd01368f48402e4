import { type StepOf } from "../facts";
import { type Decision, type Run } from "../run";

/** A person is to look at the charge, which goes on meanwhile. */
export async function tellStaff(
  { atomeQr }: Run,
  { row, step, refunds }: Decision<StepOf<"tellStaff">>,
): Promise<void> {
  const times = refunds.forgotten.map(({ updated_at: at }) => at.getTime());
  const since = step.reason === "refund_not_recorded" ? new Date(Math.max(...times)) : undefined;
  await atomeQr.ledger.raiseAttention(row.id, step.reason, { since });
}
