import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeCharge } from "../../../../../admin-api/queries/describe-charges";
import { findCharge } from "../../../../../admin-api/queries/find-charge";
import { nothing } from "../../inputs";
import { readInput } from "../../read-input";

/** A charge with its timeline and refunds, as the ledger has it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  readInput(nothing, req.query);
  const { id } = await findCharge(req.scope, req.params.id);
  res.status(200).json({ charge: await describeCharge(req.scope, id) });
}
