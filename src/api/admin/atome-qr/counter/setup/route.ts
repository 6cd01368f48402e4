import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeSetup } from "../../../../../counter/describe-setup";

/** What a till can choose from. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.status(200).json(await describeSetup(req.scope));
}
