import { AtomeQrError } from "../../../atome-qr/errors";
import { OmiseError, type OmiseRefund } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/**
 * The refund at Omise that came of a ledger row, by the row's id in its metadata. A charge has at
 * most 15 refunds: one page holds them all.
 *
 * @returns undefined when Omise has none
 * @throws AtomeQrError `omise_unavailable`
 */
export async function findRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund | undefined> {
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    const { data } = await client.listRefunds(row.charge_id, { limit: 100 });
    return data.find((made) => made.metadata.medusa_refund_id === refund.id);
  } catch (error) {
    throw error instanceof OmiseError
      ? new AtomeQrError("omise_unavailable", `The refunds cannot be looked up: ${error.message}`)
      : error;
  }
}
