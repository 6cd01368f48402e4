import {
  type BookedCharge,
  type Books,
  groupBy,
  lostTo,
  type Problem,
  sumOf,
  wentBack,
} from "./books";

/** Every refund at Omise is one that the ledger knows, or one made in Omise's dashboard. */
export function refundsAreKnown(books: Books): Problem[] {
  const rows = new Map(books.ledgerRefunds.map((row) => [row.id, row]));
  return books.charges.flatMap((charge) =>
    charge.refunds.flatMap((refund) => {
      const row = rows.get(refund.ledgerRefundId ?? "");
      const isKnown =
        row?.status === "succeeded" &&
        row.refund_id === refund.id &&
        row.charge_id === charge.id &&
        row.amount === refund.amount;
      return isKnown || (!row && books.asked.dashboardRefunds.has(refund.id))
        ? []
        : [
            {
              message: `Refund ${refund.id} of ${refund.amount} is not in the ledger as such (row ${row?.id ?? "none"}, ${row?.status ?? "-"}).`,
              chargeId: charge.id,
            },
          ];
    }),
  );
}

/** What the ledger calls refunded was refunded, or taken back by a lost dispute. */
export function ledgerRefundsWereMade(books: Books): Problem[] {
  const made = new Set(books.charges.flatMap(({ refunds }) => refunds.map(({ id }) => id)));
  books.charges
    .filter((charge) => lostTo(charge) > 0)
    .forEach(({ dispute }) => made.add(dispute?.id ?? ""));
  return books.ledgerRefunds
    .filter((row) => row.status === "succeeded" && !made.has(row.refund_id ?? ""))
    .map((row) => ({
      message: `Ledger refund ${row.id} of ${row.amount} does not exist at Omise.`,
      chargeId: row.charge_id,
    }));
}

export function noRefundIsMadeTwice(books: Books): Problem[] {
  return books.charges.flatMap((charge) =>
    [...groupBy(charge.refunds, ({ ledgerRefundId }) => ledgerRefundId)]
      .filter(([id, refunds]) => id !== null && refunds.length > 1)
      .map(([id, refunds]) => ({
        message: `Refund ${id} was made ${refunds.length} times.`,
        chargeId: charge.id,
      })),
  );
}

/** Never more than was paid, nor, where staff refunded, than they asked for. */
export function noRefundExceedsTheWish(books: Books): Problem[] {
  return books.charges.flatMap((charge) => {
    const back = wentBack(charge);
    const byStaff = staffRefunds(books, charge);
    const asked = books.asked.refunds.get(charge.id) ?? 0;
    const about = { chargeId: charge.id };
    return [
      ...(back > charge.amount
        ? [{ message: `${back} of ${charge.amount} went back.`, ...about }]
        : []),
      ...(byStaff > asked
        ? [{ message: `Staff asked for ${asked}, ${byStaff} went back.`, ...about }]
        : []),
    ];
  });
}

/**
 * Of a payment without an order it is Medusa itself that refunds: there is nothing to deliver. So it
 * does where the cart became an order later on, with another charge or another method.
 */
function staffRefunds(books: Books, charge: BookedCharge): number {
  const payment = books.payments.find((one) => one.chargeId === charge.id && one.orderId !== null);
  const isPaidByAnother = books.payments.some(
    (one) =>
      one.orderId === payment?.orderId && one.chargeId !== charge.id && one.captured > one.refunded,
  );
  const order = books.orders.find(({ id }) => id === payment?.orderId);
  if (!payment || isPaidByAnother || order?.isOfOtherMethod) {
    return 0;
  }
  const rows = books.ledgerRefunds.filter((one) => one.charge_id === charge.id);
  return sumOf(
    rows
      .filter(({ status, reason }) => status === "succeeded" && reason === "staff")
      .map(({ amount }) => amount),
  );
}

/** Medusa's refunds of a payment are Omise's of its charge, or staff have been told. */
export function medusaKnowsTheRefunds(books: Books): Problem[] {
  const charges = new Map(books.charges.map((charge) => [charge.id, charge]));
  return books.payments
    .filter(({ captured }) => captured > 0)
    .flatMap(({ chargeId, orderId, refunded }) => {
      const charge = charges.get(chargeId ?? "");
      const back = charge ? wentBack(charge) : 0;
      const attention = books.ledger.find((row) => row.charge_id === chargeId)?.attention;
      const isTold = attention === "refund_not_recorded" || attention === "refund_not_made";
      return refunded === back || isTold
        ? []
        : [{ message: `Medusa shows ${refunded} refunded, Omise ${back}.`, chargeId, orderId }];
    });
}
