import { type Logger } from "@medusajs/framework/types";

import { AtomeQrError, type AtomeQrErrorCode } from "../../../domain/errors";
import { SOURCE_ERRORS } from "../../../domain/source-rules";
import { isForShopper } from "../actor";

/** About what a storefront's code sends: for who wrote it, in words that a shopper is not to read. */
const FOR_DEVELOPERS: readonly AtomeQrErrorCode[] = [...SOURCE_ERRORS, "return_url_not_allowed"];

/**
 * Why a payment could not be started, as a shopper is told: what is wrong with a request is in the log,
 * and the code tells it apart.
 *
 * @param accountId the provider entry's
 */
export function toShopperError(
  error: unknown,
  accountId: string,
  logger?: Pick<Logger, "warn">,
): unknown {
  const { reason, message } = error as Partial<AtomeQrError>;
  if (!reason || !FOR_DEVELOPERS.includes(reason) || !isForShopper()) {
    return error;
  }
  logger?.warn(`Atome QR: a payment with "${accountId}" was refused (${reason}): ${message}`);
  return new AtomeQrError(
    reason,
    "The payment could not be started, and nothing was charged. Please try again, or choose another way to pay.",
  );
}
