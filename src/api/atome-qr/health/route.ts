import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeSafetyNet } from "../../../admin-api/queries/describe-safety-net";
import { type HealthAnswer } from "../../../domain/answers";

/**
 * For a monitor: whether unfinished payments are being checked. 200 `ok` · 503 `stale`, or the database
 * does not answer. It is open to all, so it tells times only.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse<HealthAnswer>): Promise<void> {
  res.set("cache-control", "no-store");
  const health = await describeSafetyNet(req.scope).catch(() => null);
  res.status(health && !health.is_stale ? 200 : 503).json({
    status: health === null ? "unavailable" : health.is_stale ? "stale" : "ok",
    last_completed_at: health?.last_completed_at ?? null,
  });
}
