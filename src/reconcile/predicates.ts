import { type Facts, type OrderFacts } from "./facts";

/** The payment is captured, the order exists, and its transactions show money. */
export function isRecorded({ payment, order }: Facts): boolean {
  return Boolean(payment?.isOfCharge && payment.isCaptured && order?.isPaid);
}

/**
 * Core links the order to its cart before it asks for the payment: a crash in between leaves an order
 * without stock, payment or `order.placed`. One that was placed ahead of its payment has asked: its
 * session awaits the payment, or has ended.
 */
export function isPartial({ session, payment, order }: Facts): boolean {
  return Boolean(
    session &&
    order?.isOfCart &&
    order.isPending &&
    !payment &&
    !order.hasPayment &&
    !order.isPaid &&
    !order.isFulfilled &&
    !order.isOlderThanSession &&
    session.status !== "awaiting" &&
    session.status !== "ended" &&
    !session.hasAuthorizedSibling,
  );
}

/** It waits for money, and staff have not begun to deliver it all the same. */
export function isUnpaid(order: OrderFacts): boolean {
  const isOpen = order.isPending && !order.isFulfilled;
  return isOpen && order.owesMoney && !order.hasPayment && !order.isPaid;
}
