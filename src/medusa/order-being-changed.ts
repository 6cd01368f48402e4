import { AtomeQrError } from "../domain/errors";
import { type OpenChange } from "./order-changes";

/** @param outcome what did not happen, as a sentence */
export function orderBeingChanged(open: OpenChange, outcome: string): AtomeQrError {
  return new AtomeQrError(
    "order_being_changed",
    `${outcome} ${ADVICE[open]} Medusa records no refund while it is open.`,
  );
}

const ADVICE: Record<OpenChange, string> = {
  edit: "An edit of this order has been begun: confirm or cancel the edit, then try again.",
  return: "A return of this order has been begun: confirm or cancel the return, then try again.",
  exchange:
    "An exchange of this order has been begun: confirm or cancel the exchange, then try again.",
  claim: "A claim about this order has been begun: confirm or cancel the claim, then try again.",
  transfer:
    "The shopper has asked to transfer this order to another account: cancel the request, or wait until it is accepted, then try again.",
  credit:
    "Medusa is still recording another refund of this order: try again in about five minutes.",
  change: "A change of this order is open: confirm or cancel it, then try again.",
};
