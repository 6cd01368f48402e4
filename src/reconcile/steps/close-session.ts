import { Modules } from "@medusajs/framework/utils";

import { toSessionStatus } from "../../domain/status";
import { type Decision, type Run } from "../run";

/**
 * The session shows that its charge failed or expired, so that the storefront can offer a new code.
 * Core drops the webhooks that say so (medusajs/medusa #16398, #11609). Goes through the provider's
 * `updatePayment`, which answers from the ledger.
 */
export async function closeSession(
  { container, atomeQr }: Run,
  { row, session }: Decision,
): Promise<void> {
  const { id, amount, currency_code, data } = session!;
  const { checkout } = atomeQr.accounts.byId(row.account).options;
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id,
    amount,
    currency_code,
    data,
    status: toSessionStatus(row.status, checkout),
  });
}
