import { type BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

import { graph, type Query } from "./graph";
import { orderBeingChanged } from "./order-being-changed";
import { readUnconfirmed } from "./order-changes";
import { SUMMARY_FIELDS } from "./order-summary";
import { findSession } from "./session";

/**
 * Whether Medusa can record a refund on the session's order. Core credits the order for what goes
 * back beyond what it owes the shopper, which is a change of the order: with another one open it
 * refuses that after the provider has paid (seen in Medusa 2.21.2). So it is refused before.
 *
 * @param amount main units
 * @throws AtomeQrError `order_being_changed`: nothing was refunded
 */
export async function assertRecordable(
  query: Query,
  sessionId: string,
  amount: BigNumberInput,
): Promise<void> {
  const session = await findSession(query, sessionId);
  if (!session?.orderId) {
    return;
  }
  const { open } = await readUnconfirmed(query, session.orderId, new Date());
  if (open && MathBN.gt(amount, await findOwedBack(query, session.orderId))) {
    throw orderBeingChanged(open, "Nothing was refunded.");
  }
}

/** What the order owes the shopper, after a return, say; main units. */
async function findOwedBack(query: Query, orderId: string): Promise<BigNumberInput> {
  const [order] = await graph<{ summary?: { pending_difference?: BigNumberInput } | null }>(query, {
    entity: "order",
    fields: ["id", ...SUMMARY_FIELDS],
    filters: { id: orderId },
  });
  return MathBN.mult(order?.summary?.pending_difference ?? 0, -1);
}
