import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { waitForAnswer } from "../../../../../long-poll/wait-for-change";
import { findCharge } from "./find-charge";
import { readWaitSeconds } from "../../../../read-wait-seconds";

/**
 * How a payment stands, from the ledger. With `?wait=25` the answer is held, for up to so many
 * seconds, until the status changes; a paid charge's until its order is placed.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const waitSeconds = readWaitSeconds(req.query.wait);
  // The row is bound to no name, so that it is not kept while they wait.
  const payment = await waitForAnswer(
    req,
    await findCharge(req.scope, req.params.id),
    waitSeconds,
    res,
  );
  res.setHeader("Cache-Control", "no-store");
  // By its answers' dates a storefront on another origin corrects the shopper's clock.
  res.setHeader("Access-Control-Expose-Headers", "Date");
  res.status(200).json({ payment });
}
