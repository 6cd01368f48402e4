import { wasTold } from "./attention";
import {
  type BookedPayment,
  type Books,
  groupBy,
  isLive,
  isPaid,
  isStillborn,
  type Problem,
  sumOf,
} from "./books";

/** Nothing unpaid is captured: the charge behind every capture is paid, and of that amount. */
export function capturesArePaid(books: Books): Problem[] {
  const charges = new Map(books.charges.map((charge) => [charge.id, charge]));
  return books.payments
    .filter(({ captured }) => captured > 0)
    .flatMap((payment) => {
      const charge = charges.get(payment.chargeId ?? "");
      const about = { chargeId: payment.chargeId, orderId: payment.orderId };
      if (!charge || !isPaid(charge)) {
        const what = charge ? `charge is ${charge.status}` : "charge does not exist";
        return [{ message: `Payment ${payment.id} was captured, but its ${what}.`, ...about }];
      }
      return charge.amount === payment.captured && charge.currency === payment.currency
        ? []
        : [
            {
              message: `Payment ${payment.id} captured ${payment.captured} ${payment.currency}, the charge is of ${charge.amount} ${charge.currency}.`,
              ...about,
            },
          ];
    });
}

/**
 * What an order's transactions say was captured is what it costs. Where staff edited it before it was
 * paid, they were told of the difference; likewise where core died between the capture and the order,
 * and the shopper changed the cart meanwhile: core then took the session away, or tried to.
 */
export function ordersCostWhatWasPaid(books: Books): Problem[] {
  const ofOther = new Set(books.orders.filter((one) => one.isOfOtherMethod).map(({ id }) => id));
  // What core took back before the cart was completed with another method is not the order's.
  const isForOrder = ({ orderId, captured, refunded }: BookedPayment) =>
    captured > 0 && !(captured === refunded && ofOther.has(orderId ?? ""));
  const withdrawn = new Set(
    books.ledger.filter((row) => row.withdrawn_at !== null).map((row) => row.charge_id),
  );
  const chargeOf = new Map(
    books.payments.filter(isForOrder).map(({ orderId, chargeId }) => [orderId, chargeId]),
  );
  return books.orders
    .filter(({ id }) => chargeOf.has(id))
    .flatMap(({ id, cartId, total, transactions, isEdited }) => {
      const captures = transactions.filter(({ reference }) => reference === "capture");
      const captured = sumOf(captures.map(({ amount }) => amount));
      const chargeId = chargeOf.get(id) ?? null;
      const isKnown = isEdited || withdrawn.has(chargeId);
      const isTold = isKnown && wasTold(books, chargeId, "order_amount_differs");
      return captured === total || isTold
        ? []
        : [{ message: `It costs ${total}, and ${captured} was captured.`, orderId: id, cartId }];
    });
}

export function noCartHasTwoOrders(books: Books): Problem[] {
  const withCart = books.orders.filter(({ cartId }) => cartId !== null);
  return [...groupBy(withCart, ({ cartId }) => cartId)]
    .filter(([, orders]) => orders.length > 1)
    .map(([cartId, orders]) => ({
      message: `${orders.length} orders: ${orders.map(({ id, status }) => `${id} (${status})`).join(", ")}.`,
      cartId,
    }));
}

/** An order placed ahead of its payment is paid in the end, or cancelled. */
export function noOrderWaitsForEver(books: Books): Problem[] {
  return books.orders
    .filter((order) => isLive(order) && !isStillborn(order) && !order.hasOtherPayment)
    .filter(({ id }) => !books.payments.some((one) => one.orderId === id && one.captured > 0))
    .map(({ id, cartId }) => ({
      message: "The order is neither paid nor cancelled, and no code is open for it.",
      orderId: id,
      cartId,
    }));
}
