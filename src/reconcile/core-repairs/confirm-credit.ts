import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core credits what a refund or a cancellation pays back in a
 * change of the order, which it begins and confirms in two steps. A crash in between leaves a change
 * that forbids every other one: the order could never be cancelled, nor refunded again.
 * Delete when core writes a credit line in one transaction.
 */

/** Confirms the changes, or deletes those that core had not filled yet. */
export async function confirmCredits(container: MedusaContainer, ids: string[]): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  for (const id of ids) {
    const { actions } = await orders.retrieveOrderChange(id, { relations: ["actions"] });
    await (actions?.length ? orders.confirmOrderChange(id) : orders.deleteOrderChanges([id]));
  }
}

export async function confirmCredit(
  { container }: Run,
  { abandonedCredits }: Decision,
): Promise<void> {
  await confirmCredits(container, abandonedCredits);
}
