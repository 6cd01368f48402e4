import type { AdminCharge } from "../../admin-api/types";
import type { Flow } from "../../domain/atome";

type WithFlow = Pick<AdminCharge, "flow">;

/** Whether there is something to tell apart. */
export function hasBothFlows(all: readonly WithFlow[]): boolean {
  return new Set(all.map(({ flow }) => flow)).size > 1;
}

/**
 * The flow to name beside a charge; null where all of the store's charges are paid alike.
 *
 * @param accounts the store's; undefined on a page that has not read them, where only what differs
 *   from a code is named
 */
export function flowToName(
  charge: WithFlow,
  accounts: readonly WithFlow[] | undefined,
): Flow | null {
  const isNamed = accounts ? hasBothFlows([...accounts, charge]) : charge.flow === "redirect";
  return isNamed ? charge.flow : null;
}
