import { type Books, isLive, isPaid, wentBack } from "./books/books";
import { type Checkout } from "./checkout";

/** How a checkout ended, as the books show it. */
export const OUTCOMES = [
  "paid order",
  "part refunded",
  "refunded",
  "held",
  "manual order",
  "nothing paid",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Which checkout a cart, charge or order belongs to. */
export class Owners {
  private readonly byId = new Map<string, Checkout>();

  constructor(checkouts: readonly Checkout[], books: Books) {
    for (const checkout of checkouts) {
      for (const id of [...checkout.cartIds, ...checkout.chargeIds, ...checkout.orderIds]) {
        this.byId.set(id, checkout);
      }
    }
    // Charges that no shopper ever saw, and orders placed after the browser was closed.
    for (const { cart_id, charge_id } of books.ledger) {
      this.inherit(charge_id, cart_id);
    }
    for (const { id, cartId } of books.orders) {
      this.inherit(id, cartId);
    }
  }

  of(...ids: (string | null | undefined)[]): Checkout | undefined {
    return ids.flatMap((id) => this.byId.get(id ?? "") ?? [])[0];
  }

  private inherit(id: string | null, from: string | null): void {
    const owner = this.of(id, from);
    if (id && owner) {
      this.byId.set(id, owner);
    }
  }
}

/** A checkout can end in several ways at once: two codes paid, one of them given back. */
export function outcomesOf(books: Books, owners: Owners): Map<Checkout, Set<Outcome>> {
  const outcomes = new Map<Checkout, Set<Outcome>>();
  const add = (checkout: Checkout | undefined, outcome: Outcome) => {
    if (checkout) {
      outcomes.set(checkout, (outcomes.get(checkout) ?? new Set<Outcome>()).add(outcome));
    }
  };
  const orders = new Map(books.orders.map((order) => [order.id, order]));
  const orderOf = new Map(
    books.payments
      .filter(({ captured }) => captured > 0)
      .map(({ chargeId, orderId }) => [chargeId, orders.get(orderId ?? "")]),
  );
  for (const charge of books.charges.filter(isPaid)) {
    const back = wentBack(charge);
    const order = orderOf.get(charge.id);
    const isOrdered = order !== undefined && isLive(order);
    const whole = back >= charge.amount ? "refunded" : "held";
    const ordered = back > 0 ? "part refunded" : "paid order";
    add(owners.of(charge.id), isOrdered && whole !== "refunded" ? ordered : whole);
  }
  for (const order of books.orders.filter((one) => one.hasOtherPayment && isLive(one))) {
    add(owners.of(order.id), "manual order");
  }
  return outcomes;
}
