import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENTS } from "../domain/events";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { RECOVERY } from "../modules/atome-qr/heartbeat";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { notifyStaff as notify } from "../notifications/notify-staff";

/** Tells staff behind the bell of the admin. An event can come twice; staff are told once. */
export default async function notifyStaff({
  event,
  container,
}: SubscriberArgs<{ id?: string; account?: string }>): Promise<void> {
  const { id, account } = event.data; // only what is about a charge has its id
  const { schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await schema.useIfComplete(() => notify(container, id ?? account ?? RECOVERY));
}

export const config: SubscriberConfig = {
  event: [EVENTS.needsAttention, EVENTS.accountNeedsAttention, EVENTS.recoveryNeedsAttention],
  context: { subscriberId: "atome-qr-notify-staff" },
};
