import { AtomeQrError } from "../../../domain/errors";
import { type OmiseRefund, type OmiseRefundList } from "../../../omise";
import { type KnownChargeRow, type RefundRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { cannotRead } from "./cannot-read";

/**
 * The refund at Omise that came of a ledger row, by the row's id in its metadata.
 *
 * @returns undefined when Omise has none
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`, also where one of the refunds cannot be
 *   read that may be it: it would be made again
 */
export async function findRefund(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  refund: RefundRow,
): Promise<OmiseRefund | undefined> {
  const { data, unreadable } = await listMadeRefunds(atomeQr, row);
  const found = data.find(({ metadata }) => metadata.medusa_refund_id === refund.id);
  const mayBeIt = ({ medusa_refund_id: id = refund.id }: OmiseRefund["metadata"]) =>
    id === refund.id;
  if (!found && unreadable.some(({ metadata }) => mayBeIt(metadata))) {
    throw new AtomeQrError(
      "omise_refused",
      "The refunds cannot be looked up: one of them cannot be read.",
    );
  }
  return found;
}

/**
 * Every refund of a charge at Omise: it makes at most 15, so they fit on one page.
 *
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`
 */
export async function listMadeRefunds(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<OmiseRefundList> {
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    return await client.listRefunds(row.charge_id, { limit: 100 });
  } catch (error) {
    throw cannotRead("The refunds cannot be looked up", error);
  }
}
