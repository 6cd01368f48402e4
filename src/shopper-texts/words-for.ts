import { type Flow } from "../domain/atome";
import { type Strings } from "./en";

/** The same texts; where no code is scanned, those that speak of one have another's words. */
export function wordsFor(flow: Flow, strings: Strings): Strings {
  return flow === "qr"
    ? strings
    : {
        ...strings,
        expiredTitle: strings.paymentExpiredTitle,
        expiredText: strings.paymentExpiredText,
        failedText: strings.retryText,
        tooManyText: strings.tooManyPaymentsText,
        newCode: strings.retry,
        newCodePending: strings.starting,
      };
}
