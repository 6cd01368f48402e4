import { type AtomeQrError, type AtomeQrState } from "..";
import { statusOf, TOO_MANY } from "../errors";
import { NO_ORDER_CODES } from "../../domain/atome";
import { joinSentences, type Language, type Strings } from "../../shopper-texts";
import { type WordingProps } from "./wording";

export interface Outcome extends WordingProps {
  title: string;
  /** A code is the next step. */
  canRenew: boolean;
  /** Trying the same again is. */
  canRetry: boolean;
}

/** What a state that is no longer waiting means, in words. */
export function describeOutcome(
  state: Extract<AtomeQrState, { status: "paid" | "failed" | "expired" | "error" }>,
  strings: Strings,
  language: Language,
): Outcome {
  const nothing = { canRenew: false, canRetry: false };
  switch (state.status) {
    case "paid":
      return {
        ...nothing,
        title: strings.paidTitle,
        text: state.payment.order_id ? strings.paidDone : strings.paidPlacing,
      };
    case "expired":
      return state.reason === "gone"
        ? { ...nothing, title: strings.goneTitle, text: strings.goneText, canRenew: true }
        : { ...nothing, title: strings.expiredTitle, text: strings.expiredText, canRenew: true };
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
 * The store explains only what it refuses as invalid, an amount outside the limits, say. It does so in
 * English, which is for who reads English.
 */
export function describeError(error: Error, strings: Strings, language: Language): WordingProps {
  if (isTooMany(error)) {
    return { text: strings.tooManyText };
  }
  if (statusOf(error) !== 400 || !error.message) {
    return { text: strings.errorText };
  }
  return language === "en" ? { text: "", words: error.message } : { text: strings.refusedText };
}

function isTooMany(error: Error): boolean {
  return statusOf(error) === TOO_MANY;
}

/** Trying again cannot help: the cart is an order by now, or where Atome QR is not offered. */
export function isClosed(error: Error): boolean {
  const { code } = error as Partial<AtomeQrError>;
  return code === "cart_completed" || code === "no_provider";
}
