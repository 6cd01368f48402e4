import { Modules } from "@medusajs/framework/utils";

import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. When a change of the cart is refused because its code is paid,
 * core's compensation leaves the payment collection at the new amount, for which the order would look
 * partly paid for ever. Delete when the compensation restores the amount.
 */
export async function correctCollection({ container }: Run, { session }: Decision): Promise<void> {
  const { collection, amount } = session!;
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collection!.id, { amount });
}
