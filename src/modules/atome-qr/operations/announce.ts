import { chargeEvent } from "../charge-event";
import { type AtomeQrModuleService } from "../service";

type Send = (message: ReturnType<typeof chargeEvent>) => Promise<void>;

/**
 * Tells the event bus what it does not know yet of a charge: that a person should look at it, that
 * money went back. Whoever changed the row calls this; what they did not get to, the job does.
 *
 * @throws what `send` throws; then it is still to be told
 */
export async function announce(
  { ledger, announcements }: AtomeQrModuleService,
  id: string,
  send: Send,
): Promise<void> {
  const row = await ledger.byId(id);
  if (row.attention && row.attention !== row.announced_attention) {
    await send(chargeEvent("needsAttention", row));
    await announcements.noteAttention(row);
  }
  if (row.refunded_amount > row.announced_refunded_amount) {
    await send(chargeEvent("refunded", row));
    await announcements.markRefunded(row);
  }
}
