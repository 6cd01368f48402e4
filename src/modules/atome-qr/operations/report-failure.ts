import { ATTEMPTS_BEFORE_ATTENTION } from "../../../domain/retry";
import { type ChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/** Staff are told of a charge that keeps failing, unless they are to look at it already. */
export async function reportFailure(
  { ledger, events }: AtomeQrModuleService,
  { id, attention }: Pick<ChargeRow, "id" | "attention">,
  attempts: number,
): Promise<void> {
  if (attempts >= ATTEMPTS_BEFORE_ATTENTION && !attention) {
    await ledger.raiseAttention(id, "reconciliation_failing");
    await events.publish(id);
  }
}
