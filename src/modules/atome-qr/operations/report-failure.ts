import { ATTEMPTS_BEFORE_ATTENTION, MAX_ATTEMPTS } from "../../../domain/retry";
import { type ChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/** Staff are told of a charge that keeps failing, unless they are to look at it already. */
export async function reportFailure(
  { ledger, events }: AtomeQrModuleService,
  { id, attention, finalized_at }: Pick<ChargeRow, "id" | "attention" | "finalized_at">,
  attempts: number,
): Promise<void> {
  // Nothing waits for a finalized charge: there it may be the account's trouble alone.
  const limit = finalized_at ? MAX_ATTEMPTS : ATTEMPTS_BEFORE_ATTENTION;
  if (attempts >= limit && !attention) {
    await ledger.raiseAttention(id, "reconciliation_failing");
    await events.publish(id);
  }
}
