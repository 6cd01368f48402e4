import { AtomeQrError } from "../../../domain/errors";
import { OmiseError } from "../../../omise";
import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { withReason } from "./cannot-read";
import { letGo } from "./let-go";
import { readCharge, takeIn } from "./read-charge";

/**
 * Makes an open QR unpayable at Omise. The shopper can pay while we ask, so after any error the
 * charge is read again before anything is concluded.
 *
 * @returns the row, no longer pending: `expired`, or `paid` when the shopper was faster; still pending
 *   where it cannot be read and its code ended long ago
 * @throws AtomeQrError `omise_unavailable`, `omise_refused`: the charge may still be payable
 */
export async function expireCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  try {
    const { client } = atomeQr.accounts.byId(row.account);
    return await takeIn(atomeQr, row, await client.expireCharge(row.charge_id));
  } catch (error) {
    const after = await lookAgain(atomeQr, row);
    if (after) {
      return after;
    }
    throw error instanceof OmiseError ? cannotExpire(error) : error;
  }
}

/** @returns null where the charge may still be payable */
async function lookAgain(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow | null> {
  try {
    const after = await readCharge(atomeQr, row);
    return after.status === "pending" ? null : after;
  } catch (error) {
    return letGo(atomeQr, row, error);
  }
}

function cannotExpire(error: OmiseError): AtomeQrError {
  return error.isOutage
    ? new AtomeQrError(
        "omise_unavailable",
        "The open payment could not be cancelled, because the payment service does not answer. Please try again.",
      )
    : new AtomeQrError(
        "omise_refused",
        withReason("The open payment could not be cancelled", error),
      );
}
