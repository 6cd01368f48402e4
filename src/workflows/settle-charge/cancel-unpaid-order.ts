import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import { type MedusaContainer } from "@medusajs/framework/types";
import { PaymentSessionStatus } from "@medusajs/framework/utils";

import { CORE_REQUEST_MS } from "../../domain/timing";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import {
  findOrderOfCart,
  hasBeenPaid,
  type OrderState,
  owesMoney,
  replacesAnother,
  type SessionState,
} from "./find-session";
import { finishOrderChange } from "./finish-order-change";
import { hold } from "./hold";
import { listLiveSessions, type LiveSession } from "./rival-sessions";

/**
 * Cancels the order that was placed ahead of the payment for which this session stood.
 *
 * @throws while the shopper may be getting another session
 */
export async function cancelUnpaidOrder(
  container: MedusaContainer,
  session: SessionState,
  row: ChargeRow,
): Promise<void> {
  const { order, cartId, status } = session;
  // By the session, not by today's option: only an order placed ahead of its payment waits like this.
  const waits = status === PaymentSessionStatus.PENDING_AUTHORIZATION || replacesAnother(session);
  if (waits && cartId !== null && order && isUnpaid(order)) {
    assertNotReplaced(row.withdrawn_at);
    await cancel(container, order);
  }
}

/**
 * Cancels an order that was placed ahead of its payment and has lost its session. Core deletes a
 * shopper's session before it knows whether there will be another one: when Omise refuses that one,
 * or core dies, nobody can pay the order any more. Staff who took the code away are still at it, and
 * decide for themselves.
 *
 * @throws while the shopper may be getting another session
 */
export async function cancelForsakenOrder(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
): Promise<void> {
  const { cart_id: cartId } = row;
  // A store may have ways of its own to make orders that nothing is paid for yet.
  const isOurs = cartId !== null && (await atomeQr.ledger.isAwaited(cartId));
  if (!isOurs || (await wasEndedByStaff(atomeQr, row))) {
    return;
  }
  await hold(container, [cartId], async () => {
    const order = await findOrderOfCart(container, cartId);
    if (order && isUnpaid(order)) {
      assertNotReplaced(row.withdrawn_at);
      if (!(await canBePaid(container, atomeQr, order))) {
        await cancel(container, order);
      }
    }
  });
}

/**
 * Whether there is a session with which somebody can still pay. Core gives one that it makes again
 * the old one's data, and with it a charge that is over, until it has another one.
 *
 * @throws while one may be getting its charge
 */
async function canBePaid(
  container: MedusaContainer,
  { ledger }: AtomeQrModuleService,
  { id }: OrderState,
): Promise<boolean> {
  const sessions = await listLiveSessions(container, id);
  const isOpen = async ({ isOurs, chargeId }: LiveSession) => {
    const charge = chargeId && (await ledger.findByChargeId(chargeId));
    return !isOurs || (charge && (charge.status === "pending" || charge.status === "paid"));
  };
  for (const session of sessions) {
    if (await isOpen(session)) {
      return true;
    }
  }
  sessions.forEach(({ createdAt }) => assertNotReplaced(createdAt));
  return false;
}

/** It waits for money, and staff have not begun to deliver it all the same. */
function isUnpaid(order: OrderState): boolean {
  const isPending = order.status === "pending" && !order.isFulfilled;
  return isPending && owesMoney(order) && !order.hasPayment && !hasBeenPaid(order);
}

async function wasEndedByStaff(atomeQr: AtomeQrModuleService, { id, status }: ChargeRow) {
  const events = await atomeQr.chargeHistory.events([id]);
  return events.some(({ kind, cause }) => kind === status && cause === "staff");
}

async function cancel(container: MedusaContainer, { id }: OrderState): Promise<void> {
  await finishOrderChange(container, id);
  await cancelOrderWorkflow(container).run({ input: { order_id: id } });
}

/**
 * @param since when the shopper chose another way to pay, or asked for another code: core may still
 *   be at it
 */
function assertNotReplaced(since: Date | null): void {
  if (since !== null && Date.now() - since.getTime() < CORE_REQUEST_MS) {
    throw new Error("The payment method is just being changed; the order may get another one.");
  }
}
