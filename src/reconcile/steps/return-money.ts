import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ATTENTION_REASONS } from "../../domain/attention";
import { refundCharge } from "../../modules/atome-qr/operations/refund-charge";
import { type StepOf } from "../facts";
import { type Decision, type Run } from "../run";

/** The charge was paid and there is nothing to pay for: what is left of it goes back. */
export async function returnMoney(run: Run, seen: Decision<StepOf<"returnMoney">>): Promise<void> {
  await holdMoney(run, seen); // staff are told before anything else can fail
  const { row, step } = seen;
  await refundCharge(
    run.atomeQr,
    { ...row, charge_id: row.charge_id! },
    {
      money: { amount: row.amount - row.refunded_amount, currency: row.currency },
      reason: step.reason,
    },
  );
}

/** The same, but staff decide what becomes of the money (option `latePayments`), and are told. */
export async function holdMoney(
  { container, atomeQr }: Run,
  { row, step }: Decision<StepOf<"returnMoney" | "holdMoney">>,
): Promise<void> {
  const { reason } = step;
  await atomeQr.ledger.raiseAttention(row.id, reason);
  await atomeQr.events.publish(row.id);
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(
      `Atome QR: charge ${row.charge_id} needs attention (${reason}): ${ATTENTION_REASONS[reason]}`,
    );
}
