import { PaymentActions } from "@medusajs/framework/utils";
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows";

import { toMedusaAmount } from "../../domain/money";
import { type Decision, type Run } from "../run";

/** Captures the payment for which the order was placed before. */
export async function captureOrder(run: Run, { row }: Decision): Promise<void> {
  try {
    await processPaymentWorkflow(run.container).run({
      input: {
        action: PaymentActions.SUCCESSFUL,
        data: { session_id: row.session_id, amount: toMedusaAmount(row) },
      },
    });
  } catch (error) {
    run.failure = { error, isRefusal: false }; // the order stands: no reason to return the money
  }
}
