import { type MedusaContainer } from "@medusajs/framework/types";

import { AtomeQrError } from "../../domain/errors";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

/**
 * A charge by the ledger's id or Omise's.
 *
 * @throws AtomeQrError `charge_not_found`
 */
export async function findCharge(container: MedusaContainer, id: string): Promise<ChargeRow> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = /^aqchg_[\w-]{1,80}$/.test(id)
    ? await ledger.findById(id)
    : /^chrg_\w{1,80}$/.test(id)
      ? await ledger.findByChargeId(id)
      : undefined;
  if (!row) {
    throw new AtomeQrError("charge_not_found", "There is no Atome QR charge with this id.");
  }
  return row;
}
