import { AtomeQrError, statusOf } from "./errors";
import { bodyOf, type Send } from "./send";

/** Medusa's order; which fields it has is the store's choice. */
export interface AtomeQrOrder {
  id: string;
  [field: string]: unknown;
}

const ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/**
 * The cart's order. It has been placed already when the code was paid; completing the cart again
 * answers it.
 *
 * @throws AtomeQrError `not_paid` when there is none yet
 */
export async function completeCart(send: Send, cartId: string): Promise<AtomeQrOrder> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await bodyOf<{ order?: AtomeQrOrder; error?: { message: string } }>(
        await send(`/store/carts/${cartId}/complete`, { method: "POST" }),
      );
      if (answer.order) {
        return answer.order;
      }
      throw new AtomeQrError("not_paid", answer.error?.message ?? "The code is not paid yet.");
    } catch (error) {
      // The server is completing it at this very moment.
      if (statusOf(error) !== 409 || attempt === ATTEMPTS) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
