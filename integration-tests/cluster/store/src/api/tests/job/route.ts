import { join } from "node:path";

import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { type MedusaContainer } from "@medusajs/framework/types";

const JOB = join(__dirname, "../../../../../../../.medusa/server/src/jobs/reconcile-charges.js");

/** Runs the plugin's minutely job once, in this instance. Of this store only. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { default: job } = (await import(JOB)) as {
    default: (container: MedusaContainer) => Promise<void>;
  };
  await job(req.scope);
  res.status(200).json({ done: true });
}
