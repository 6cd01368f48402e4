import { OmiseError } from "../../../omise";
import { type AtomeQrErrorCode } from "../../../domain/errors";
import { type AtomeQrModuleService } from "../service";

/** What a failed call to Omise is called further up. */
const OF_OMISE: readonly AtomeQrErrorCode[] = ["omise_unavailable", "omise_refused"];

/**
 * Asks Omise whether nothing can be done at the whole account, and records its trouble if so. Returns
 * whether the account is to blame: then the failure does not count against the charge.
 * Errors out of a workflow can be plain objects.
 */
export async function blameAccount(
  { accounts, accountTroubles }: Pick<AtomeQrModuleService, "accounts" | "accountTroubles">,
  accountId: string,
  error: unknown,
): Promise<boolean> {
  const { code } = (error ?? {}) as { code?: AtomeQrErrorCode };
  const isOfOmise = error instanceof OmiseError || OF_OMISE.some((one) => one === code);
  return isOfOmise && accounts.has(accountId) && (await accountTroubles.check(accountId)) !== null;
}
