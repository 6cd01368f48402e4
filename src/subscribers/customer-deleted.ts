import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";
import { CustomerWorkflowEvents } from "@medusajs/framework/utils";

import { findCustomer } from "../medusa/traces";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * A customer who is deleted takes the personal data in the ledger along; the payments stay.
 *
 * @throws AtomeQrError `not_migrated`: the command does it later
 */
export default async function customerDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string } | { id: string }[]>): Promise<void> {
  const { personalData, schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  for (const { id } of [event.data].flat()) {
    const traces = await findCustomer(container, id);
    await schema.use(() => personalData.erase(traces));
  }
}

export const config: SubscriberConfig = {
  event: CustomerWorkflowEvents.DELETED,
  context: { subscriberId: "atome-qr-customer-deleted" },
};
