import { type AtomeQrError, type AtomeQrState } from "..";
import { statusOf, TOO_MANY } from "../errors";
import { NO_ORDER_CODES } from "../../domain/atome";
import { MISSING_DETAILS } from "../../domain/missing-details";
import { joinSentences, type Language, type Strings } from "../../shopper-texts";
import { wordsFor } from "../../shopper-texts/words-for";
import { type WordingProps } from "./wording";

export interface Outcome extends WordingProps {
  title: string;
  /** A new code, or payment, is the next step. */
  canRenew: boolean;
  /** What leads there, and what it says meanwhile. */
  again: string;
  againPending: string;
  /** Trying the same again is. */
  canRetry: boolean;
}

/** What a state that is no longer waiting means, in words. */
export function describeOutcome(
  state: Extract<AtomeQrState, { status: "paid" | "failed" | "expired" | "error" }>,
  all: Strings,
  language: Language,
): Outcome {
  const isRedirect = "payment" in state && state.payment.authorize_uri;
  const strings = wordsFor(isRedirect ? "redirect" : "qr", all);
  const nothing = {
    canRenew: false,
    canRetry: false,
    again: strings.newCode,
    againPending: strings.newCodePending,
  };
  switch (state.status) {
    case "paid":
      return {
        ...nothing,
        title: strings.paidTitle,
        text: state.payment.order_id ? strings.paidDone : strings.paidPlacing,
      };
    case "expired":
      return { ...nothing, ...describeExpiry(state.reason, strings), canRenew: true };
    case "failed":
      return { ...nothing, ...describeFailure(state.payment, strings) };
    case "error":
      return isClosed(state.error)
        ? { ...nothing, title: strings.goneTitle, text: strings.goneText }
        : {
            ...nothing,
            title: isTooMany(state.error) ? strings.tooManyTitle : strings.errorTitle,
            ...describeError(state.error, strings, language),
            canRetry: true,
          };
  }
}

function describeExpiry(reason: "time" | "gone", strings: Strings) {
  return reason === "gone"
    ? { title: strings.goneTitle, text: strings.goneText }
    : { title: strings.expiredTitle, text: strings.expiredText };
}

/** In our words alone: what Omise says of a code that is not known is not for shoppers. */
function describeFailure({ failure_code: code }: { failure_code: string | null }, all: Strings) {
  const known = code ? all[`reason_${code}` as keyof Strings] : undefined;
  // Paid, and no order came of it: "nothing was charged" would be wrong.
  if (code === NO_ORDER_CODES.returned) {
    return { title: all.returnedTitle, text: known ?? "", canRenew: true };
  }
  if (code === NO_ORDER_CODES.held) {
    // Staff decide about the money first; a second payment would only add to it.
    return { title: all.heldTitle, text: known ?? "", canRenew: false };
  }
  const text = joinSentences(known ?? "", all.failedText);
  return { title: all.failedTitle, text, canRenew: true };
}

/**
 * What Atome requires and the order lacks, in our words. Else the store explains only what it refuses as
 * invalid, an amount outside the limits, say. It does so in English, which is for who reads English.
 */
export function describeError(error: Error, strings: Strings, language: Language): WordingProps {
  if (isTooMany(error)) {
    return { text: strings.tooManyText };
  }
  const missing = missingDetailOf(error);
  if (missing === "phone_required") {
    return { text: strings.phoneRequired };
  }
  if (missing === "address_required") {
    return { text: strings.addressRequired };
  }
  if (statusOf(error) !== 400 || !error.message) {
    return { text: strings.errorText };
  }
  return language === "en" ? { text: "", words: error.message } : { text: strings.refusedText };
}

function missingDetailOf(error: Error) {
  const { reason, message } = error as Partial<AtomeQrError>;
  const all = Object.values(MISSING_DETAILS);
  return all.find(([code, words]) => reason === code || message === words)?.[0];
}

function isTooMany(error: Error): boolean {
  return statusOf(error) === TOO_MANY;
}

/** Trying again cannot help: the cart is an order by now, or where Atome QR is not offered. */
export function isClosed(error: Error): boolean {
  const { code } = error as Partial<AtomeQrError>;
  return code === "cart_completed" || code === "no_provider";
}
