import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";

import { announceCapture } from "../../medusa/announce-capture";
import { creditOrder } from "../../medusa/credit-order";
import { findUncredited, isRefund } from "../../medusa/transactions";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core records a capture or a refund first and its transaction
 * on the order after that: a crash in between leaves an order whose summary never shows the money.
 * The next refund then writes the missing one too, with its own amount (`input.amount` for all).
 * Writes what is missing, under the references that core uses, so that core finds it there.
 * Delete when core writes both in one transaction.
 */
export async function writeTransactions(
  { container }: Run,
  { order, session, transactions }: Decision,
): Promise<void> {
  const { currency, missing, refunds } = transactions!;
  if (missing.length > 0) {
    await container.resolve(Modules.ORDER).addOrderTransactions(
      missing.map(({ id, amount, reference }) => ({
        order_id: order!.id,
        amount,
        currency_code: currency,
        reference,
        reference_id: id,
      })),
    );
  }
  if (missing.some((move) => !isRefund(move))) {
    await announceCapture(container, session!.id); // the crash came before that, too
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const amount = await findUncredited(query, order!.id, refunds, missing);
  if (MathBN.gt(amount, 0)) {
    await creditOrder(container, order!.id, amount);
  }
}
