import { findAttempt } from "./create-charge";
import { readCharge, takeIn } from "./read-charge";
import { type AtomeQrModuleService } from "../service";

/**
 * Reads a charge from Omise, the only truth about it, and takes it into the ledger. One whose create
 * call was never answered (a crash, or a lost answer) is searched for by its attempt id and adopted.
 *
 * @throws AtomeQrError `omise_unavailable` · `omise_refused`
 */
export async function observe(atomeQr: AtomeQrModuleService, id: string): Promise<void> {
  const row = await atomeQr.ledger.byId(id);
  if (row.charge_id) {
    await readCharge(atomeQr, { ...row, charge_id: row.charge_id });
  } else if (row.status === "creating") {
    const charge = await findAttempt(atomeQr.accounts.byId(row.account), row);
    if (charge) {
      await takeIn(atomeQr, row, charge);
    }
  }
}
