import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../domain/errors";

/** How every locking provider begins; they have neither a type nor a code of their own for it. */
const TIMED_OUT = "Timed-out acquiring lock";

/**
 * Does something that must not be done twice at once, after whoever does it already.
 *
 * @param key what is done, to what
 * @param timeoutSeconds how long to wait for the others
 * @throws AtomeQrError `busy`: the others took longer, and nothing was done. Whatever `work` throws
 */
export async function oneAtATime<T>(
  container: MedusaContainer,
  key: string,
  timeoutSeconds: number,
  work: () => Promise<T>,
): Promise<T> {
  let isOurTurn = false;
  const takeTurn = () => {
    isOurTurn = true;
    return work();
  };
  try {
    const locking = container.resolve(Modules.LOCKING);
    return await locking.execute([key], takeTurn, { timeout: timeoutSeconds });
  } catch (error) {
    // The work may wait for another lock, which is another matter.
    const isTimeout = error instanceof Error && error.message.startsWith(TIMED_OUT);
    if (isOurTurn || !isTimeout) {
      throw error;
    }
    throw new AtomeQrError(
      "busy",
      "Somebody else is doing the same right now. Look again in a moment.",
    );
  }
}
