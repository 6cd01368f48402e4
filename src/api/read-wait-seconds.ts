import { MedusaError } from "@medusajs/framework/utils";

import { LONG_POLL_SECONDS } from "../domain/timing";

/** Below the 30 s after which proxies commonly give up. */

/** @throws MedusaError `invalid_wait` unless absent or a whole number of seconds from 0 to 25 */
export function readWaitSeconds(value: unknown): number {
  if (value === undefined) {
    return 0;
  }
  const seconds = typeof value === "string" && /^\d{1,2}$/.test(value) ? Number(value) : NaN;
  if (!(seconds <= LONG_POLL_SECONDS)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `wait must be a whole number of seconds from 0 to ${LONG_POLL_SECONDS}.`,
      "invalid_wait",
    );
  }
  return seconds;
}
