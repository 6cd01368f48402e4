import { expireCharge } from "../../modules/atome-qr/operations/expire-charge";
import { type Decision, type Run } from "../run";

/** Makes the code unpayable at Omise, which may find that it has just been paid. */
export async function expireCode({ atomeQr }: Run, { row }: Decision): Promise<void> {
  await expireCharge(atomeQr, { ...row, charge_id: row.charge_id! });
}
