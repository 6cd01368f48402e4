import { join } from "node:path";

import { type MedusaContainer } from "@medusajs/framework/types";

import { type TestStore } from "./store-suite";

/** As built: the job runs the very workflows that the store has loaded. */
const JOB = join(__dirname, "../../.medusa/server/src/jobs/reconcile-charges.js");

/** Runs the minutely job once, as Medusa's scheduler does. */
export async function runJob(store: TestStore): Promise<void> {
  const { default: job } = (await import(JOB)) as {
    default: (container: MedusaContainer) => Promise<void>;
  };
  await job(store.container);
}

/** Makes everything due that becomes due within the next minute. */
export async function minuteLater(store: TestStore): Promise<void> {
  const minute = store.db.raw("interval '1 minute'");
  await store.db("atome_qr_charge").update({
    next_check_at: store.db.raw("next_check_at - ?", [minute]),
    checked_at: store.db.raw("checked_at - ?", [minute]),
  });
  await store.db("atome_qr_webhook_event").update({
    next_attempt_at: store.db.raw("next_attempt_at - ?", [minute]),
  });
}

/** A minute passes, and the job runs. */
export async function runNextJob(store: TestStore): Promise<void> {
  await minuteLater(store);
  await runJob(store);
}
