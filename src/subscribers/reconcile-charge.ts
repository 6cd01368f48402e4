import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENTS } from "../domain/events";
import { reconcileChargeWorkflow } from "../workflows/reconcile-charge";

/** The provider found a paid charge while core held the cart's lock: it is reconciled after that. */
export default async function reconcileCharge({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await reconcileChargeWorkflow(container).run({ input: { id: event.data.id } });
}

export const config: SubscriberConfig = {
  event: EVENTS.reconciliationRequested,
  context: { subscriberId: "atome-qr-reconcile-charge" },
};
