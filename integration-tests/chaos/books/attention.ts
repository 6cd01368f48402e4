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
      .filter((reason) => isAboutNoOrder(reason) || isStillSo(books, chargeId, reason))
      .map((reason) => ({ message: `Staff were not told: ${reason}.`, chargeId })),
  );
}

const isAboutNoOrder = (reason: string) =>
  reason !== "order_being_changed" && reason !== "order_amount_differs";

/**
 * Core's completion can answer with an order that a crash has left without payment and stock. It is taken
 * back when its code ends or is paid, and with it whatever change of it staff have begun or confirmed;
 * what is placed in its stead is not edited.
 */
function isStillSo(books: Books, chargeId: string, reason: string): boolean {
  const cartId = books.ledger.find((row) => row.charge_id === chargeId)?.cart_id;
  const ofCart = books.orders.filter((order) => order.cartId === cartId);
  return ofCart.some(({ isEdited }) => isEdited || reason === "order_being_changed");
}
