import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENTS } from "../domain/events";
import { settleChargeWorkflow } from "../workflows/settle-charge";

/** The provider found a paid charge while core held the cart's lock: settle it once that is free. */
export default async function settleCharge({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await settleChargeWorkflow(container).run({ input: { id: event.data.id } });
}

export const config: SubscriberConfig = {
  event: EVENTS.settlementRequested,
  context: { subscriberId: "atome-qr-settle-charge" },
};
