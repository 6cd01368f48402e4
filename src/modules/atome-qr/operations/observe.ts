import { findAttempt } from "./create-charge";
import { NOT_CREATED } from "../../../domain/atome";
import { cannotRead, isUnreadable } from "./cannot-read";
import { letGo } from "./let-go";
import { readCharge, takeIn } from "./read-charge";
import { type ChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/**
 * Reads a charge from Omise, the only truth about it, and takes it into the ledger. One whose create
 * call was never answered (a crash, or a lost answer) is searched for by its attempt id and adopted.
 * An open one that Omise does not know is let go.
 *
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`
 */
export async function observe(atomeQr: AtomeQrModuleService, id: string): Promise<void> {
  const row = await atomeQr.ledger.byId(id);
  if (row.charge_id) {
    await readCharge(atomeQr, { ...row, charge_id: row.charge_id }).catch((error: unknown) =>
      acceptUnreadable(atomeQr, row, error),
    );
  } else if (row.status === "creating" || row.failure_code === NOT_CREATED) {
    const charge = await findAttempt(atomeQr.accounts.byId(row.account), row).catch(
      (error: unknown) => {
        throw cannotRead("The payment cannot be looked up", error);
      },
    );
    if (charge) {
      await takeIn(atomeQr, row, charge);
    }
  }
}

/** @throws the error, unless the charge is over: let go now or before, or by Omise's own word */
async function acceptUnreadable(
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
  error: unknown,
): Promise<void> {
  const isOpen = row.status === "pending";
  const isOver = isUnreadable(error) && row.status !== "paid";
  if (!isOver || (isOpen && !(await letGo(atomeQr, row, error)))) {
    throw error;
  }
}
