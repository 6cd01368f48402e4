import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";

import { confirmCredits } from "../../medusa/order-changes";
import { type Decision, type Run } from "../run";

/** Cancels the order that was placed ahead of its payment; core releases its stock. */
export async function cancelOrder(
  { container }: Run,
  { order, unconfirmed }: Decision,
): Promise<void> {
  await confirmCredits(container, unconfirmed.abandonedCredits);
  await cancelOrderWorkflow(container).run({ input: { order_id: order!.id } });
}
