import {
  type BookedCharge,
  type BookedOrder,
  type Books,
  isLive,
  isPaid,
  netOf,
  type Problem,
  wentBack,
  sumOf,
} from "./books";

/** Every paid charge is one paid order, or its money went back, or somebody was told. */
export function paidChargesAreAccountedFor(books: Books): Problem[] {
  return books.charges.filter(isPaid).flatMap((charge) => {
    const problem = whatIsWrong(books, charge);
    return problem ? [{ message: problem, chargeId: charge.id }] : [];
  });
}

function whatIsWrong(books: Books, charge: BookedCharge): string | null {
  const captured = books.payments.filter((one) => one.chargeId === charge.id && one.captured > 0);
  const row = books.ledger.find((one) => one.charge_id === charge.id);
  const isBack = wentBack(charge) >= charge.amount;
  if (captured.length > 1) {
    return `It was captured ${captured.length} times.`;
  }
  const [payment] = captured;
  if (!payment) {
    if (isBack) return null;
    return row?.attention ? null : "It was paid, and there is neither order, refund nor attention.";
  }
  const order = books.orders.find(({ id }) => id === payment.orderId);
  if (!order) {
    return isBack ? null : "Its payment was captured without an order.";
  }
  if (!isLive(order)) {
    return isBack || row?.attention
      ? null
      : "Its order is cancelled, and the money has not gone back.";
  }
  const ofOrder = books.payments.filter(({ orderId }) => orderId === order.id);
  return showsThePayments(order, sumOf(ofOrder.map(netOf)));
}

/** An order can exist and not know that it was paid: its transactions and its summary must say so. */
function showsThePayments(order: BookedOrder, net: number): string | null {
  const shown = sumOf(order.transactions.map(({ amount }) => amount));
  if (shown !== net) {
    return `Its order's transactions add up to ${shown}, its payments to ${net}.`;
  }
  return order.summaryPaid === net
    ? null
    : `Its order's summary shows ${order.summaryPaid} paid, its payments ${net}.`;
}
