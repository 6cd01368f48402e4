import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows";

import { graph } from "../../medusa/graph";
import { findUncredited, type Transactions } from "../../medusa/transactions";
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
  { order, transactions }: Decision,
): Promise<void> {
  const { currency, missing } = transactions!;
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
  await creditRefunds(container, order!.id, transactions!);
}

async function creditRefunds(
  container: MedusaContainer,
  orderId: string,
  { refunds, missing }: Transactions,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const amount = await findUncredited(query, orderId, refunds, missing);
  if (MathBN.lte(amount, 0)) {
    return;
  }
  const [order] = await graph<{ payment_collections?: ({ id: string } | null)[] | null }>(query, {
    entity: "order",
    fields: ["payment_collections.id"],
    filters: { id: orderId },
  });
  const reference_id = order?.payment_collections?.[0]?.id ?? null;
  await createOrderCreditLinesWorkflow(container).run({
    input: {
      id: orderId,
      credit_lines: [
        {
          amount: MathBN.convert(amount).toNumber(),
          reference: "payment_collection",
          reference_id,
        },
      ],
    },
  });
}
