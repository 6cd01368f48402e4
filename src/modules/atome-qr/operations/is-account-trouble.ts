import { OmiseError } from "../../../omise";
import { type AtomeQrErrorCode } from "../../../domain/errors";
import { type AtomeQrModuleService } from "../service";

/** What a failed call to Omise is called further up. */
const OF_OMISE: readonly AtomeQrErrorCode[] = ["omise_unavailable", "omise_refused"];

/**
 * Whether something failed because nothing can be done at the whole account: no fault of the charge's,
 * so it does not count against it. Asks Omise. Errors out of a workflow can be plain objects.
 */
export async function isAccountTrouble(
  { accounts, accountTroubles }: Pick<AtomeQrModuleService, "accounts" | "accountTroubles">,
  accountId: string,
  error: unknown,
): Promise<boolean> {
  const { code } = (error ?? {}) as { code?: AtomeQrErrorCode };
  const isOfOmise = error instanceof OmiseError || OF_OMISE.some((one) => one === code);
  return isOfOmise && accounts.has(accountId) && (await accountTroubles.check(accountId)) !== null;
}
