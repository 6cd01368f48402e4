import { AtomeQrError } from "../../../domain/errors";
import { OmiseError } from "../../../omise";
import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { readCharge, takeIn } from "./read-charge";

/**
 * Makes an open QR unpayable at Omise. The shopper can pay while we ask, so after any error the
 * charge is read again before anything is concluded.
 *
 * @returns the row, no longer pending: `expired`, or `paid` when the shopper was faster
 * @throws AtomeQrError `omise_unavailable`, `omise_refused`: the charge may still be payable
 */
export async function expireCharge(
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<KnownChargeRow> {
  const { client } = atomeQr.accounts.byId(row.account);
  try {
    return await takeIn(atomeQr, row, await client.expireCharge(row.charge_id));
  } catch (error) {
    if (!(error instanceof OmiseError)) {
      throw error;
    }
    const after = await readCharge(atomeQr, row).catch(() => row);
    if (after.status === "pending") {
      throw cannotExpire(error);
    }
    return after;
  }
}

function cannotExpire(error: OmiseError): AtomeQrError {
  return error.isOutage
    ? new AtomeQrError(
        "omise_unavailable",
        "The open QR code could not be cancelled, because the payment service does not answer. Please try again.",
      )
    : new AtomeQrError(
        "omise_refused",
        `The open QR code could not be cancelled, because Omise does not let it: ${error.message}`,
      );
}
