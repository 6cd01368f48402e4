import { toPaymentStatus } from "../../../domain/status";
import { LONGEST_CALL_MS, OMISE_CLOCK_MARGIN_MS, UNANSWERED_MS } from "../../../domain/timing";
import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { type OmiseCharge } from "../../../omise";

const PAGE = 100;

/** What Omise's list shows of one account's charges, or why it could not be read. */
export type Listed<Row extends ChargeRow> =
  | { rows: Row[]; matches: [Row, OmiseCharge][]; error: null }
  | { rows: Row[]; matches: []; error: unknown };

/**
 * Finds charges in Omise's lists, a hundred for one request, account by account; those whose id is not
 * known by their attempt's. Accounts with a single one are left out: a page would cost as much as asking.
 *
 * @param seen told of everything on the pages that are read for it
 */
export async function* matchInChargeList<Row extends ChargeRow>(
  atomeQr: Pick<AtomeQrModuleService, "accounts">,
  charges: Row[],
  seen?: (charge: OmiseCharge) => void,
): AsyncGenerator<Listed<Row>> {
  for (const account of new Set(charges.map((row) => row.account))) {
    const rows = charges.filter((row) => row.account === account);
    if (rows.length > 1) {
      yield await matchOfAccount(atomeQr, account, rows, seen).then(
        (matches): Listed<Row> => ({ rows, matches, error: null }),
        (error: unknown): Listed<Row> => ({ rows, matches: [], error }),
      );
    }
  }
}

/** An open charge that is known to exist at Omise. */
export function isOpenCharge(row: ChargeRow): row is KnownChargeRow {
  return row.status === "pending" && row.charge_id !== null;
}

/** What Omise shows of an open charge is what the ledger knows of it. */
export function isAsKnown(row: ChargeRow, charge: OmiseCharge): boolean {
  return (
    toPaymentStatus(charge) === row.status &&
    charge.amount === row.amount &&
    charge.currency === row.currency &&
    charge.livemode === row.livemode &&
    (row.download_uri !== null || charge.download_uri === null) &&
    (row.authorize_uri !== null || charge.authorize_uri === null)
  );
}

/**
 * Reads from the newest charge backwards until all were seen, or asking singly would have cost less.
 *
 * @throws OmiseError
 */
async function matchOfAccount<Row extends ChargeRow>(
  atomeQr: Pick<AtomeQrModuleService, "accounts">,
  accountId: string,
  rows: Row[],
  seen: (charge: OmiseCharge) => void = () => undefined,
): Promise<[Row, OmiseCharge][]> {
  const wanted = new Map(rows.map((row) => [row.charge_id ?? row.id, row]));
  const { client } = atomeQr.accounts.byId(accountId);
  const times = rows.map((row) => client.clock.toOmises(row.created_at).getTime());
  // One that was answered was made by then; one that is found later is asked for singly.
  const areAnswered = rows.every((row) => row.charge_id !== null);
  const madeWithinMs = areAnswered ? LONGEST_CALL_MS : UNANSWERED_MS;
  const listed: [Row, OmiseCharge][] = [];
  let read = 0;
  for await (const charge of client.eachCharge({
    from: new Date(Math.min(...times) - OMISE_CLOCK_MARGIN_MS),
    to: new Date(Math.max(...times) + madeWithinMs + OMISE_CLOCK_MARGIN_MS),
    order: "reverse_chronological",
  })) {
    const row = wanted.get(charge.id) ?? wanted.get(String(charge.metadata.attempt_id));
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
