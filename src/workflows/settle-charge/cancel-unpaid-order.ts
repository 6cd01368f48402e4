import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";
import { type MedusaContainer } from "@medusajs/framework/types";
import { PaymentSessionStatus } from "@medusajs/framework/utils";

import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import {
  findOrderOfCart,
  hasBeenPaid,
  type OrderState,
  replacesAnother,
  type SessionState,
} from "./find-session";
import { finishOrderChange } from "./finish-order-change";
import { hold } from "./hold";
import { hasPayableSession } from "./rival-sessions";

/** Longer than any request in which core swaps one payment session for another. */
const REPLACING_MS = 2 * 60 * 1000;

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
  const isWaiting = waits && cartId !== null;
  if (isWaiting && order && order.status !== "canceled" && !order.hasPayment) {
    await cancel(container, row, order);
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
    if (order && isUnpaid(order) && !(await hasPayableSession(container, order.id))) {
      await cancel(container, row, order);
    }
  });
}

function isUnpaid(order: OrderState): boolean {
  return order.status === "pending" && !order.hasPayment && !hasBeenPaid(order);
}

async function wasEndedByStaff(atomeQr: AtomeQrModuleService, { id, status }: ChargeRow) {
  const events = await atomeQr.chargeHistory.events([id]);
  return events.some(({ kind, cause }) => kind === status && cause === "staff");
}

async function cancel(
  container: MedusaContainer,
  row: ChargeRow,
  { id }: OrderState,
): Promise<void> {
  if (isBeingReplaced(row)) {
    throw new Error("The payment method is just being changed; the order may get another one.");
  }
  await finishOrderChange(container, id);
  await cancelOrderWorkflow(container).run({ input: { order_id: id } });
}

/** The shopper chose another way to pay: core expires the old QR and deletes its session next. */
function isBeingReplaced({ withdrawn_at: at }: ChargeRow): boolean {
  return at !== null && Date.now() - at.getTime() < REPLACING_MS;
}
