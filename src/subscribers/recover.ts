import { type SubscriberArgs, type SubscriberConfig } from "@medusajs/framework";

import { EVENTS } from "../domain/events";
import { runAs } from "../modules/atome-qr/actor";
import { runRecovery } from "../recovery/run-recovery";

/** After a start: what the last process left unfinished is not left until the job's next minute. */
export default async function recover({ container }: SubscriberArgs<unknown>): Promise<void> {
  await runAs("job", () => runRecovery(container));
}

export const config: SubscriberConfig = {
  event: EVENTS.recoveryRequested,
  context: { subscriberId: "atome-qr-recover" },
};
