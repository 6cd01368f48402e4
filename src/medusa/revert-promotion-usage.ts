import {
  type BigNumberInput,
  type MedusaContainer,
  type OrderDTO,
} from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

/**
 * Takes back what an order has used of its promotions' limits and budgets, as core does when it takes
 * the order back itself (`registerUsageStep`).
 *
 * @param order with the adjustments of its items and shipping methods
 */
export async function revertPromotionUsage(
  container: MedusaContainer,
  { items, shipping_methods: methods, customer_id, email }: OrderDTO,
): Promise<void> {
  const lines: Adjusted[] = [...(items ?? []), ...(methods ?? [])];
  const used = lines.flatMap(({ adjustments }) => adjustments ?? []);
  const actions = used.flatMap(({ amount, code }) => (code ? { amount, code } : []));
  if (actions.length > 0) {
    await container.resolve(Modules.PROMOTION).revertUsage(actions, {
      customer_id: customer_id ?? null,
      customer_email: email ?? null,
    });
  }
}

interface Adjusted {
  adjustments?: { amount: BigNumberInput; code?: string | null }[];
}
