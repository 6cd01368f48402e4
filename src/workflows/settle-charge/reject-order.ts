import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { type AttentionReason } from "../../domain/attention";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { announceChanges } from "./announce";
import { cartMatches } from "./cart-matches";
import { findSession, type SessionState } from "./find-session";
import { hold } from "./hold";
import { listRivals } from "./rival-sessions";

/**
 * Core refused to make an order of a paid cart (out of stock, no shipping any more): it is to be
 * none, so that its money can go back.
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
  const isUnchanged = async (session: SessionState) =>
    !session.payment &&
    (await listRivals(container, session)).length === 0 &&
    (await cartMatches(container, row, session));
  if (!(await forbid(container, atomeQr, row, cartId, "order_not_placed", isUnchanged))) {
    throw refusal;
  }
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  logger.warn(
    `Atome QR: no order could be placed for ${row.charge_id}, which is paid: ${safeMessage(refusal)}`,
  );
}

/**
 * A cart that has cost something else than was paid for too long is another one: no order is to be
 * made of it with this payment.
 *
 * @throws when it has just come to cost what was paid, or to be ordered: the next try will tell
 */
export async function rejectCart(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  { cartId }: SessionState & { cartId: string },
): Promise<void> {
  const differs = async (session: SessionState) => !(await cartMatches(container, row, session));
  if (!(await forbid(container, atomeQr, row, cartId, "cart_changed", differs))) {
    throw new Error("The cart is just being changed or ordered.");
  }
}

/**
 * From here on nobody can have this charge authorized, nor captured where it was authorized before.
 * Decided under the cart's lock: no completion of the shopper's own is under way meanwhile.
 *
 * @param isSo what must be so for it
 * @returns false when it is not (any more), or an order was made after all
 */
async function forbid(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  cartId: string,
  reason: AttentionReason,
  isSo: (session: SessionState) => Promise<boolean>,
): Promise<boolean> {
  const isForbidden = await hold(container, [cartId], async () => {
    const session = await findSession(container, row.session_id);
    if (!session || session.order || !(await isSo(session))) {
      return false;
    }
    await atomeQr.ledger.raiseAttention(row.id, reason);
    return true;
  });
  if (isForbidden) {
    await announceChanges(container, row.id);
  }
  return isForbidden;
}
