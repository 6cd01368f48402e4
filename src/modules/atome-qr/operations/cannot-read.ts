import { AtomeQrError, type AtomeQrErrorCode } from "../../../domain/errors";
import { OmiseError } from "../../../omise";
import { isForShopper } from "../actor";

/**
 * A failed read as an error of ours, which tells what passes by itself (`omise_unavailable`) from
 * what does not, such as a key that is no good any more (`omise_refused`), and from what Omise says
 * it does not know under the account's key (`charge_unreadable`).
 *
 * @param what what could not be done, as the beginning of a sentence
 */
export function cannotRead(what: string, error: unknown): unknown {
  return error instanceof OmiseError
    ? new AtomeQrError(codeOf(error), withReason(what, error))
    : error;
}

/**
 * A sentence about what failed at Omise, as who asked is to read it: why, is for staff. The log has it
 * in any case.
 *
 * @param what without a full stop
 */
export function withReason(what: string, error: OmiseError): string {
  return isForShopper() ? `${what}. Please try again in a moment.` : `${what}: ${error.message}`;
}

function codeOf(error: OmiseError): AtomeQrErrorCode {
  if (error.isOutage) {
    return "omise_unavailable";
  }
  return error.code === "not_found" ? "charge_unreadable" : "omise_refused";
}

/** Omise answered that it knows no such charge: another account's, or of the other mode. */
export function isUnreadable(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "charge_unreadable";
}
