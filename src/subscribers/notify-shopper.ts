import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENT_OF_KIND, EVENTS } from "../domain/events";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { notifyShopper as notify } from "../notifications/notify-shopper";

/** Tells the shopper. An event can come twice; the shopper is told once. */
export default async function notifyShopper({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await schema.useIfComplete(() => notify(container, event.data.id));
}

export const config: SubscriberConfig = {
  event: [...new Set(Object.values(EVENT_OF_KIND))].map((name) => EVENTS[name]),
  context: { subscriberId: "atome-qr-notify-shopper" },
};
