import { AtomeQrError } from "../../../atome-qr/errors";
import { OmiseError, type OmiseRefund } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/**
 * The refund at Omise that came of a ledger row, by the row's id in its metadata.
 *
 * @returns undefined when Omise has none
 * @throws AtomeQrError `omise_unavailable`
 */
export async function findRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund | undefined> {
  const made = await listMadeRefunds(atomeQr, row);
  return made.find(({ metadata }) => metadata.medusa_refund_id === refund.id);
}

/**
 * Every refund of a charge at Omise. A charge has at most 15: one page holds them all.
 *
 * @throws AtomeQrError `omise_unavailable`
 */
export async function listMadeRefunds(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<OmiseRefund[]> {
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    return (await client.listRefunds(row.charge_id, { limit: 100 })).data;
  } catch (error) {
    throw error instanceof OmiseError
      ? new AtomeQrError("omise_unavailable", `The refunds cannot be looked up: ${error.message}`)
      : error;
  }
}
