import { type Books, isPaid, netOf, type Problem, wentBack, sumOf } from "./books";

/** One currency's money, as both sides count it. Minor units. */
export interface Balance {
  currency: string;
  /** Paid at Omise. */
  charged: number;
  /** Paid back at Omise. */
  paidBack: number;
  /** On Medusa's payments: captured, less refunded. */
  inMedusa: number;
  /** Paid, not captured, not paid back: waits for staff, who have been told. */
  held: number;
  /** Paid back at Omise without Medusa's knowledge, which staff have been told. */
  unrecorded: number;
}

/** The money of both sides, by currency. */
export function balances(books: Books): Balance[] {
  const paid = books.charges.filter(isPaid);
  const currencies = [...new Set(books.charges.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const charges = paid.filter((charge) => charge.currency === currency);
    return {
      currency,
      charged: sumOf(charges.map(({ amount }) => amount)),
      paidBack: sumOf(charges.map(wentBack)),
      inMedusa: sumOf(books.payments.filter((one) => one.currency === currency).map(netOf)),
      held: sumOf(charges.map((charge) => heldOf(books, charge.id))),
      unrecorded: sumOf(charges.map((charge) => unrecordedOf(books, charge.id))),
    };
  });
}

/** What Omise keeps is what Medusa has captured and not refunded, and what is held. */
export function moneyAgrees(books: Books): Problem[] {
  return balances(books)
    .filter((one) => one.charged - one.paidBack !== one.inMedusa + one.held - one.unrecorded)
    .map((one) => ({
      message: `${one.currency}: Omise has ${one.charged} − ${one.paidBack}, the store ${one.inMedusa} + ${one.held} held − ${one.unrecorded} unrecorded.`,
    }));
}

/** Money of a charge that no payment has captured and that somebody was told of. */
function heldOf(books: Books, chargeId: string): number {
  const charge = books.charges.find(({ id }) => id === chargeId);
  const row = books.ledger.find((one) => one.charge_id === chargeId);
  const isCaptured = books.payments.some((one) => one.chargeId === chargeId && one.captured > 0);
  return charge && row?.attention && !isCaptured ? charge.amount - wentBack(charge) : 0;
}

/** What Omise has paid back of a captured charge beyond what Medusa knows, where staff were told. */
function unrecordedOf(books: Books, chargeId: string): number {
  const charge = books.charges.find(({ id }) => id === chargeId);
  const row = books.ledger.find((one) => one.charge_id === chargeId);
  const payments = books.payments.filter((one) => one.chargeId === chargeId && one.captured > 0);
  if (!charge || payments.length === 0 || row?.attention !== "refund_not_recorded") {
    return 0;
  }
  return wentBack(charge) - sumOf(payments.map(({ refunded }) => refunded));
}
