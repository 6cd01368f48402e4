import { type AtomeQrErrorCode } from "../domain/errors";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

const BLOCKED: AtomeQrErrorCode = "order_being_changed";

/**
 * Staff are told of a refund that waits for the end of a change of its order (`prepareRefund`).
 *
 * @param error why it was not made
 * @returns whether that is why
 */
export async function reportBlockedRefund(
  { ledger, events }: AtomeQrModuleService,
  { id }: ChargeRow,
  error: unknown,
): Promise<boolean> {
  if ((error as { code?: unknown } | null)?.code !== BLOCKED) {
    return false;
  }
  await ledger.raiseAttention(id, "reconciliation_failing", { detail: safeMessage(error) });
  await events.publish(id);
  return true;
}
