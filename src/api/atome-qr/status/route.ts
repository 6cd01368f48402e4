import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { PAY_TOKEN_HEADER } from "../../../domain/pay-link";
import { answerStatus } from "../answer-status";

/**
 * How the payment of a pay link stands, for the pay page's script. The link's token is in a header:
 * Medusa writes each address into its access log, and this one is asked for again and again.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerStatus(req, res, req.get(PAY_TOKEN_HEADER) ?? "");
}
