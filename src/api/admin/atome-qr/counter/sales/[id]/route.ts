import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeSale, findSale } from "../../../../../../counter/describe-sale";
import { waitForSale } from "../../../../../../counter/wait-for-sale";
import { readInput } from "../../../read-input";
import { waitQuery } from "../../inputs";
import { readWaitSeconds } from "../../../../../read-wait-seconds";

/** How a sale stands. With `?wait=25` the answer is held until its outcome is known. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { wait } = readInput(waitQuery, req.query);
  res.setHeader("Cache-Control", "no-store");
  const seconds = readWaitSeconds(wait);
  const sale = await findSale(req.scope, req.params.id);
  await waitForSale(req.scope, sale, seconds, res);
  const now = await findSale(req.scope, sale.id);
  res.status(200).json({ sale: await describeSale(req.scope, now) });
}
