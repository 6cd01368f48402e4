import { type MedusaContainer } from "@medusajs/framework/types";

import { AtomeQrError } from "../../../../domain/errors";
import { isPayLinkOver, isPayToken } from "../../../../domain/pay-link";
import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type ChargeRow } from "../../../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";

/**
 * The charge that a pay link is for. One that is over, one nobody knows and one that cannot be a
 * token are all the same: nothing is told about them.
 *
 * @throws AtomeQrError `payment_not_found` · `not_migrated`
 */
export async function findLinkedCharge(
  container: MedusaContainer,
  token: string,
): Promise<ChargeRow> {
  const { ledger, clock, schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await schema.assertComplete();
  const row = isPayToken(token) ? await ledger.findByPayToken(token) : undefined;
  if (!row || isPayLinkOver(row, await clock.now())) {
    throw new AtomeQrError("payment_not_found", "There is no payment with this link (any more).");
  }
  return row;
}
