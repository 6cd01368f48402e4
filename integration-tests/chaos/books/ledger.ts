import { type Books, groupBy, type Problem, wentBack } from "./books";

/** Nothing is left to do. */
export function ledgerIsAtRest(books: Books): Problem[] {
  return [
    ...books.ledger
      .filter((row) => !row.finalized_at)
      .map((row) => ({
        message: `Ledger row ${row.id} is ${row.status} and not settled after ${row.attempts} tries: ${row.last_error ?? "no error"}.`,
        chargeId: row.charge_id,
        cartId: row.cart_id,
      })),
    ...books.inbox.map((event) => ({
      message: `Event ${event.id} is still in the inbox: ${event.last_error ?? "no error"}.`,
      chargeId: event.charge_id,
    })),
    ...books.ledgerRefunds
      .filter(({ status }) => status === "creating")
      .map((refund) => ({
        message: `Refund ${refund.id} has no outcome.`,
        chargeId: refund.charge_id,
      })),
  ];
}

const STATUSES: Record<string, string[]> = {
  paid: ["successful"],
  failed: ["failed", "reversed"],
  expired: ["expired", "failed"],
};

/** Every charge has one row, every row its charge, and they say the same. */
export function ledgerMatchesOmise(books: Books): Problem[] {
  const charges = new Map(books.charges.map((charge) => [charge.id, charge]));
  const rows = groupBy(
    books.ledger.filter(({ charge_id }) => charge_id !== null),
    ({ charge_id }) => charge_id,
  );
  const unknown = books.charges.flatMap(({ id, attemptId, status }) => {
    const own = rows.get(id) ?? [];
    return own.length === 1 && own[0].id === attemptId
      ? []
      : [
          {
            message: `The ${status} charge has ${own.length} ledger rows of its own.`,
            chargeId: id,
          },
        ];
  });
  const differing = books.ledger.flatMap((row) => {
    const charge = charges.get(row.charge_id ?? "");
    const about = { chargeId: row.charge_id, cartId: row.cart_id };
    if (!charge) {
      const isKnownToBeNone = row.charge_id === null && row.status === "failed";
      return isKnownToBeNone
        ? []
        : [{ message: `Ledger row ${row.id} (${row.status}) has no charge at Omise.`, ...about }];
    }
    const says = `ledger: ${row.status}, ${row.refunded_amount} refunded; Omise: ${charge.status}, ${wentBack(charge)}`;
    return STATUSES[row.status]?.includes(charge.status) && row.refunded_amount === wentBack(charge)
      ? []
      : [{ message: `They differ: ${says}.`, ...about }];
  });
  return [...unknown, ...differing];
}

/** What could be paid was on some shopper's screen, or about to be found and ended. */
export function noCodeIsForgotten(books: Books): Problem[] {
  return [
    ...books.payableBefore
      .filter(({ shownBySession }) => !shownBySession)
      .map(({ chargeId }) => ({
        message: "It could be paid although no payment session showed it.",
        chargeId,
      })),
    ...books.charges
      .filter(({ status }) => status === "pending")
      .map(({ id }) => ({ message: "It can still be paid.", chargeId: id })),
  ];
}

/** A charge of another amount than was asked for is nobody's payment: staff decide. */
export function tamperedChargesAreHeld(books: Books): Problem[] {
  return books.charges
    .filter(({ id, status }) => books.asked.tampered.has(id) && status === "successful")
    .flatMap((charge) => {
      const row = books.ledger.find((one) => one.charge_id === charge.id);
      return row?.attention === "amount_mismatch" && wentBack(charge) === 0
        ? []
        : [
            {
              message: `Its amount was tampered with, and it is not held (attention: ${row?.attention ?? "none"}).`,
              chargeId: charge.id,
            },
          ];
    });
}

/** Every event was published, a reason for staff to look above all. */
export function eventsArePublished(books: Books): Problem[] {
  return books.ledger
    .filter(({ unpublished }) => unpublished > 0)
    .map((row) => ({
      message: `${row.unpublished} events were not published (attention: ${row.attention ?? "none"}).`,
      chargeId: row.charge_id,
      cartId: row.cart_id,
    }));
}
