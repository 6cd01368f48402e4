import { type OmiseRefund } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { cannotRead } from "./cannot-read";

/**
 * The refund at Omise that came of a ledger row, by the row's id in its metadata.
 *
 * @returns undefined when Omise has none
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`
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
 * Every refund of a charge at Omise: it makes at most 15, so they fit on one page.
 *
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`
 */
export async function listMadeRefunds(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<OmiseRefund[]> {
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    return (await client.listRefunds(row.charge_id, { limit: 100 })).data;
  } catch (error) {
    throw cannotRead("The refunds cannot be looked up", error);
  }
}
