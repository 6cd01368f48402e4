import { NEW_CODES_WINDOW_SECONDS } from "../../../domain/timing";
import { type AtomeQrModuleService } from "../service";

/**
 * Counts a new code that a shopper asks for.
 *
 * @param of the payment collection that it is for
 * @param address the shopper's, as Express knows it
 * @returns 0 where it may be made, else the seconds until one may
 */
export async function countNewCode(
  { counters, options }: Pick<AtomeQrModuleService, "counters" | "options">,
  { of, address }: { of: string; address?: string },
): Promise<number> {
  const { perCart, perAddress } = options.newCodes;
  const seconds = NEW_CODES_WINDOW_SECONDS;
  const ofCart = await counters.count("new-code:cart", of, { most: perCart, seconds });
  if (ofCart > 0 || !address || perAddress === false) {
    return ofCart;
  }
  return counters.count("new-code:address", address, { most: perAddress, seconds });
}
