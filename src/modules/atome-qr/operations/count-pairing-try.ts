import { MAX_PAIRING_TRIES } from "../../../domain/display";
import { PAIRING_TRIES_WINDOW_SECONDS } from "../../../domain/timing";
import { type AtomeQrModuleService } from "../service";

/**
 * Counts a try to pair a display.
 *
 * @param address whose it is, as Express knows it
 * @returns 0 where it may be tried, else the seconds until one may
 */
export async function countPairingTry(
  { counters }: Pick<AtomeQrModuleService, "counters">,
  address: string | undefined,
): Promise<number> {
  const { perAddress, overall } = MAX_PAIRING_TRIES;
  const seconds = PAIRING_TRIES_WINDOW_SECONDS;
  const ofAddress = await counters.count("pairing:address", address ?? "", {
    most: perAddress,
    seconds,
  });
  // One address that tries on and on does not use up what all the others have.
  return ofAddress || counters.count("pairing", "all", { most: overall, seconds });
}
