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
      .map((reason) => ({ message: `Staff were not told: ${reason}.`, chargeId })),
  );
}
