import { OMISE_CLOCK_MARGIN_MS } from "../../../domain/timing";
import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { type OmiseCharge } from "../../../omise";

const PAGE = 100;

/**
 * Finds charges of one account in Omise's list, a hundred for one request. Reads from the newest
 * one backwards until all were seen, or asking singly would have cost less.
 *
 * @param seen told of everything on the pages that are read for it
 * @returns those that were found, each with its row
 * @throws OmiseError
 */
export async function matchInChargeList(
  atomeQr: Pick<AtomeQrModuleService, "accounts">,
  accountId: string,
  rows: KnownChargeRow[],
  seen: (charge: OmiseCharge) => void = () => undefined,
): Promise<[KnownChargeRow, OmiseCharge][]> {
  const wanted = new Map(rows.map((row) => [row.charge_id, row]));
  const times = rows.map((row) => row.created_at.getTime());
  const listed: [KnownChargeRow, OmiseCharge][] = [];
  const { client } = atomeQr.accounts.byId(accountId);
  let read = 0;
  for await (const charge of client.eachCharge({
    from: new Date(Math.min(...times) - OMISE_CLOCK_MARGIN_MS),
    to: new Date(Math.max(...times) + OMISE_CLOCK_MARGIN_MS),
    order: "reverse_chronological",
  })) {
    const row = wanted.get(charge.id);
    if (row) {
      listed.push([row, charge]);
    }
    seen(charge);
    read += 1;
    if (listed.length === wanted.size || read >= rows.length * PAGE) {
      break;
    }
  }
  return listed;
}
