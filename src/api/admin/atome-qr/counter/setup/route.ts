import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeSetup } from "../../../../../counter/describe-setup";
import { nothing } from "../../inputs";
import { readInput } from "../../read-input";

/** What a till can choose from. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  readInput(nothing, req.query);
  res.status(200).json(await describeSetup(req.scope));
}
