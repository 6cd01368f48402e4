import { NOT_CREATED } from "../../domain/atome";
import { type Run } from "../run";

/** The request to create the charge was lost: the row fails, and the shopper can try again. */
export async function giveUpAttempt({ atomeQr, id }: Run): Promise<void> {
  await atomeQr.ledger.failAttempt(id, NOT_CREATED, "The request never reached Omise.");
}
