import { AtomeQrError } from "../../domain/errors";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";

/**
 * The row of a charge that can still be paid.
 *
 * @throws AtomeQrError `charge_already_paid` · `charge_not_open`
 */
export function assertOpen(row: ChargeRow): KnownChargeRow {
  const { status, charge_id: chargeId } = row;
  if (status === "paid") {
    throw new AtomeQrError(
      "charge_already_paid",
      "This has been paid, so it cannot be changed any more. To give the money back, refund it.",
    );
  }
  if (status !== "pending" || !chargeId) {
    throw new AtomeQrError(
      "charge_not_open",
      status === "creating"
        ? "This payment is still being prepared. Try again in a moment."
        : `This payment has ${status} already: it cannot be made any more.`,
    );
  }
  return { ...row, charge_id: chargeId };
}
