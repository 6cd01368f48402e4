import { Modules } from "@medusajs/framework/utils";

import { toMedusaAmount } from "../../domain/money";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core deletes sessions before it knows whether there will be
 * another one, and a crash loses the session of a charge that is just being paid. The cart gets a
 * session again; the provider recognizes the payment (`adoptPayment`) and makes no new charge.
 * Delete when core creates the new session before it deletes the old ones.
 */
export async function restoreSession(run: Run, { row, collection }: Decision): Promise<void> {
  const { container, atomeQr } = run;
  run.failure = null; // it was of the lost session
  await container.resolve(Modules.PAYMENT).createPaymentSession(collection!.id, {
    provider_id: atomeQr.accounts.byId(row.account).providerId,
    amount: toMedusaAmount(row),
    currency_code: row.currency.toLowerCase(),
    data: {},
  });
}
