import { AtomeQrError } from "../../../domain/errors";
import { OmiseError } from "../../../omise";

/**
 * A failed read as an error of ours, which tells what passes by itself (`omise_unavailable`) from
 * what does not, such as a key that is no good any more (`omise_refused`).
 *
 * @param what what could not be done, as the beginning of a sentence
 */
export function cannotRead(what: string, error: unknown): unknown {
  if (!(error instanceof OmiseError)) {
    return error;
  }
  return new AtomeQrError(
    error.isOutage ? "omise_unavailable" : "omise_refused",
    `${what}: ${error.message}`,
  );
}
