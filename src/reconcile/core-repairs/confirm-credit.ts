import { confirmCredits } from "../../medusa/order-changes";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core credits what a refund or a cancellation pays back in a
 * change of the order, which it begins and confirms in two steps. A crash in between leaves a change
 * that forbids every other one: the order could never be cancelled, nor refunded again.
 * Delete when core writes a credit line in one transaction.
 */

export async function confirmCredit({ container }: Run, { unconfirmed }: Decision): Promise<void> {
  await confirmCredits(container, unconfirmed.abandonedCredits);
}
