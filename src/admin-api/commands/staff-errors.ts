import { AtomeQrError } from "../../domain/errors";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { cannotRead } from "../../modules/atome-qr/operations/cannot-read";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { OmiseError } from "../../omise";
import { isOutage } from "./is-outage";

/**
 * Nothing can be done at Omise for a charge whose account is gone.
 *
 * @throws AtomeQrError `account_not_configured`
 */
export function assertConfigured(
  { accounts }: Pick<AtomeQrModuleService, "accounts">,
  { account }: Pick<ChargeRow, "account">,
): void {
  if (!accounts.has(account)) {
    throw new AtomeQrError(
      "account_not_configured",
      `The Omise account "${account}" is not in this store's configuration any more, so nothing can be done for its charges. Add its entry to medusa-config.ts again, or use Omise's dashboard.`,
    );
  }
}

/**
 * What went wrong, as an error with a sentence that staff can act on. Errors out of a workflow can be
 * plain objects.
 *
 * @param what what could not be done, where the error does not say it
 */
export function toStaffError(
  error: unknown,
  what = "The payment could not be brought to its end yet; it is tried again by itself.",
): unknown {
  if (isOutage(error)) {
    return new AtomeQrError(
      "omise_unavailable",
      `Omise could not be asked. Try again in a moment. (${reasonOf(error)})`,
    );
  }
  if (error instanceof OmiseError) {
    return cannotRead("Omise did not let it be done", error);
  }
  const isMedusas = typeof (error as { type?: unknown } | null)?.type === "string";
  return isMedusas
    ? error
    : new AtomeQrError("charge_not_finalized", `${what} (${reasonOf(error)})`);
}

/** Why, without the advice that the sentence around it gives already. */
function reasonOf(error: unknown): string {
  return safeMessage(error).replace(/\s*(please )?try again( in a moment)?\.$/i, "");
}
