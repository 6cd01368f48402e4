import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeAccounts } from "../../../../admin-api/queries/describe-accounts";

/** The configured Omise accounts and how they are doing. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.status(200).json({ accounts: await describeAccounts(req.scope) });
}
