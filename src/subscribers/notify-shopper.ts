import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENTS } from "../domain/events";
import { type NotifiedEvent } from "../domain/plugin-options";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { notifyShopper as notify } from "../notifications/notify-shopper";

/** Which of our events a shopper is told. */
const NOTIFIED: Record<string, NotifiedEvent> = {
  [EVENTS.paid]: "paid",
  [EVENTS.failed]: "failed",
  [EVENTS.expired]: "expired",
};

/** Tells the shopper. An event can come twice; the shopper is told once. */
export default async function notifyShopper({
  event,
  container,
}: SubscriberArgs<{ id: string; order_id: string | null }>): Promise<void> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = await ledger.findById(event.data.id);
  if (row) {
    // The event comes a moment before the ledger knows the order.
    const order_id = row.order_id ?? event.data.order_id;
    await notify(container, { ...row, order_id }, NOTIFIED[event.name]);
  }
}

export const config: SubscriberConfig = {
  event: Object.keys(NOTIFIED),
  context: { subscriberId: "atome-qr-notify-shopper" },
};
