import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { RegionWorkflowEvents, SalesChannelWorkflowEvents } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/** A region or sales channel that is deleted takes its expiry override along. */
export default async function removeExpiryOverride({
  event,
  container,
}: SubscriberArgs<{ id: string } | { id: string }[]>): Promise<void> {
  const { expiryOverrides, schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const isRegion = event.name === String(RegionWorkflowEvents.DELETED);
  await schema.useIfComplete(async () => {
    for (const { id } of [event.data].flat()) {
      await expiryOverrides.removeOf(isRegion ? { region_id: id } : { sales_channel_id: id });
    }
  });
}

export const config: SubscriberConfig = {
  event: [RegionWorkflowEvents.DELETED, SalesChannelWorkflowEvents.DELETED],
  context: { subscriberId: "atome-qr-remove-expiry-override" },
};
