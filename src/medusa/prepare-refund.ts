import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";

import { AtomeQrError } from "../domain/errors";
import { graph } from "./graph";
import { orderBeingChanged } from "./order-being-changed";
import { clearCredits } from "./order-changes";
import { SUMMARY_FIELDS } from "./order-summary";
import { findSession } from "./session";

interface RefundedOrder {
  id: string;
  status: string;
  summary?: { pending_difference?: BigNumberInput } | null;
}

/**
 * Before a refund that core is about to make and to record on the session's order. Core credits the
 * order for what goes back beyond what it owes the shopper, which is a change of the order: with
 * another one open, or once it is cancelled, core refuses that after the provider has paid (seen in
 * Medusa 2.21.2). So it is refused before.
 *
 * @param amount main units
 * @param now by which core's own changes of the order count as abandoned
 * @throws AtomeQrError `order_being_changed` · `order_is_canceled`: nothing was refunded
 */
export async function prepareRefund(
  container: MedusaContainer,
  sessionId: string,
  amount: BigNumberInput,
  now: Date,
): Promise<void> {
  const order = await findCreditedOrder(container, sessionId, amount);
  if (order?.status === "canceled") {
    throw new AtomeQrError(
      "order_is_canceled",
      "Nothing was refunded: Medusa records no refund of a cancelled order. Refund it on the page of its Atome QR payment, which the order shows under Atome QR.",
    );
  }
  await makeWay(container, order, now);
}

/**
 * The same before a refund that Medusa shows already, and that is made only now: of a cancelled order
 * nothing has to be credited then.
 *
 * @param amount main units
 * @param now by which core's own changes of the order count as abandoned
 * @throws AtomeQrError `order_being_changed`: nothing was refunded
 */
export async function prepareShownRefund(
  container: MedusaContainer,
  sessionId: string,
  amount: BigNumberInput,
  now: Date,
): Promise<void> {
  const order = await findCreditedOrder(container, sessionId, amount);
  await makeWay(container, order?.status === "canceled" ? null : order, now);
}

async function makeWay(
  container: MedusaContainer,
  order: RefundedOrder | null,
  now: Date,
): Promise<void> {
  const open = order && (await clearCredits(container, order.id, now));
  if (open) {
    throw orderBeingChanged(open, "Nothing was refunded.");
  }
}

/** The session's order, where more goes back than it owes the shopper, such as after a return. */
async function findCreditedOrder(
  container: MedusaContainer,
  sessionId: string,
  amount: BigNumberInput,
): Promise<RefundedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const session = await findSession(query, sessionId);
  if (!session?.orderId) {
    return null;
  }
  const [order] = await graph<RefundedOrder>(query, {
    entity: "order",
    fields: ["id", "status", ...SUMMARY_FIELDS],
    filters: { id: session.orderId },
  });
  const owedBack = MathBN.mult(order?.summary?.pending_difference ?? 0, -1);
  return order && MathBN.gt(amount, owedBack) ? order : null;
}
