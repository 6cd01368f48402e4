import { type MedusaContainer } from "@medusajs/framework/types";

import { AtomeQrError } from "../../../../../domain/errors";
import { ATOME_QR_MODULE } from "../../../../../modules/atome-qr";
import { type ChargeRow } from "../../../../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../../../../modules/atome-qr/service";
import { isStorable } from "../../../../is-storable";

/**
 * The newest charge of a payment session. The session's id, which only its shopper knows, is the
 * right to see it.
 *
 * @throws AtomeQrError `session_not_found`
 */
export async function findCharge(
  container: MedusaContainer,
  sessionId: string,
): Promise<ChargeRow> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = isStorable(sessionId) ? await ledger.findBySessionId(sessionId) : undefined;
  if (!row) {
    throw new AtomeQrError(
      "session_not_found",
      "There is no Atome QR payment with this payment session id.",
    );
  }
  return row;
}
