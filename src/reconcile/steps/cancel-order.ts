import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";

import { confirmCredits, listAbandonedCredits } from "../../medusa/order-changes";
import { type Decision, type Run } from "../run";

/** Cancels the order that was placed ahead of its payment; core releases its stock. */
export async function cancelOrder({ container }: Run, { order }: Decision): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { id } = order!;
  await confirmCredits(container, await listAbandonedCredits(query, id, new Date()));
  await cancelOrderWorkflow(container).run({ input: { order_id: id } });
}
