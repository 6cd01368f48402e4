import { type Books, type Problem } from "./books";

/** A reason that one of a charge's behaviours is sure to bring about, or chance has. */
export function wasTold(books: Books, chargeId: string | null, reason: string): boolean {
  return books.told.some((one) => one.charge_id === chargeId && one.reason === reason);
}

/** What only a person can decide, or end, was told. */
export function staffWereTold(books: Books): Problem[] {
  return [...books.asked.toBeTold].flatMap(([chargeId, reasons]) =>
    reasons
      .filter((reason) => !wasTold(books, chargeId, reason))
      .filter((reason) => reason !== "order_being_changed" || hasOrder(books, chargeId))
      .map((reason) => ({ message: `Staff were not told: ${reason}.`, chargeId })),
  );
}

/**
 * Core's completion can answer with an order that a crash has left without payment and stock. It is taken
 * back when its code ends, and with it whatever change of it staff have begun.
 */
function hasOrder(books: Books, chargeId: string): boolean {
  const cartId = books.ledger.find((row) => row.charge_id === chargeId)?.cart_id;
  return books.orders.some((order) => order.cartId === cartId);
}
