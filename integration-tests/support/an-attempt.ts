import { type NewAttempt } from "../../src/modules/atome-qr/ledger";

/** A charge of 500 baht that is about to be created, for a cart. */
export function anAttempt(more: Partial<NewAttempt> = {}): NewAttempt {
  return {
    account: "th",
    sessionId: "payses_1",
    cartId: "cart_1",
    money: { amount: 50_000, currency: "THB" },
    livemode: false,
    ...more,
  };
}
