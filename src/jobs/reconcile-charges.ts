import { type MedusaContainer } from "@medusajs/framework/types";

import { runAs } from "../modules/atome-qr/actor";
import { runRecovery } from "../recovery/run-recovery";

/** Every minute: whatever no webhook and no shopper brought to an end. */
export default async function reconcileChargesJob(container: MedusaContainer): Promise<void> {
  await runAs("job", () => runRecovery(container));
}

export const config = { name: "atome-qr-reconcile-charges", schedule: "* * * * *" };
