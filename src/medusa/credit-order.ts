import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows";

import { graph } from "./graph";

/** Credits an order, as core does after a refund: what went back is not owed again. Main units. */
export async function creditOrder(
  container: MedusaContainer,
  orderId: string,
  amount: BigNumberInput,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [order] = await graph<{ payment_collections?: ({ id: string } | null)[] | null }>(query, {
    entity: "order",
    fields: ["payment_collections.id"],
    filters: { id: orderId },
  });
  const credit = {
    amount: MathBN.convert(amount).toNumber(),
    reference: "payment_collection",
    reference_id: order?.payment_collections?.[0]?.id ?? null,
  };
  await createOrderCreditLinesWorkflow(container).run({
    input: { id: orderId, credit_lines: [credit] },
  });
}
