import { assertDetails, type CartDetails } from "../../../domain/charge-request";
import { assertWithinLimits } from "../../../domain/limits";
import { type Money } from "../../../domain/money";
import { type Account } from "../accounts";
import { type AtomeQrModuleService } from "../service";
import { checkSource } from "./check-source";

/** What a charge is to be made of. */
export interface NewCharge {
  money: Money;
  cart: CartDetails | null;
  /** An Omise source that the client made, see `readSourceId`. */
  sourceId?: string | null;
}

/**
 * Checks all that can be known before Omise is asked for a charge. Changes nothing.
 *
 * @throws AtomeQrError limits · what `assertDetails` and `checkSource` throw
 */
export async function checkNewCharge(
  atomeQr: AtomeQrModuleService,
  account: Account,
  { money, cart, sourceId }: NewCharge,
): Promise<void> {
  const { flow, limits, livemode } = account.options;
  assertWithinLimits(money, limits);
  if (sourceId) {
    await checkSource(atomeQr, account, sourceId, { flow, money, livemode });
  } else {
    assertDetails(flow, cart);
  }
}
