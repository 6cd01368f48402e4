import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { announceChanges } from "./announce";
import { cartMatches } from "./cart-matches";
import { findSession, type SessionState } from "./find-session";
import { listRivals } from "./rival-sessions";

/** As long as core itself waits for a cart; seconds. */
const LOCK_TIMEOUT_SECONDS = 30;

/**
 * Core refused to make an order of a paid cart (out of stock, no shipping any more). From here on
 * nobody can have this charge authorized, so that its money can go back. Decided under the cart's
 * lock: no completion of the shopper's own is under way meanwhile.
 *
 * @param refusal what core said
 * @throws the refusal, when the cart is not what was refused any more: the next try will tell
 */
export async function rejectOrder(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  { cartId }: SessionState & { cartId: string },
  refusal: unknown,
): Promise<void> {
  const reject = async () => {
    const session = await findSession(container, row.session_id);
    const isUnchanged =
      session !== null &&
      !session.payment &&
      !session.order &&
      (await listRivals(container, session)).length === 0 &&
      (await cartMatches(container, row, session));
    if (!isUnchanged) {
      throw refusal;
    }
    await atomeQr.ledger.raiseAttention(row.id, "order_not_placed");
  };
  const locking = container.resolve(Modules.LOCKING);
  await locking.execute([cartId], reject, { timeout: LOCK_TIMEOUT_SECONDS });
  await announceChanges(container, row.id);
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  logger.warn(
    `Atome QR: no order could be placed for ${row.charge_id}, which is paid: ${safeMessage(refusal)}`,
  );
}
