import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENTS } from "../domain/events";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/actor";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { handleEvent as handle } from "../webhooks/handle-event";

/** A webhook came to Medusa's own route and is in the inbox. If this is lost, the job handles it. */
export default async function handleEvent({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { inbox } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const stored = await inbox.findById(event.data.id);
  if (stored) {
    await runAs("webhook", () => handle(container, stored));
  }
}

export const config: SubscriberConfig = {
  event: EVENTS.webhookStored,
  context: { subscriberId: "atome-qr-handle-event" },
};
