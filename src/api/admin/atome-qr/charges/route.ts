import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { listCharges } from "../../../../admin-api/queries/list-charges";
import { listQuery } from "../inputs";
import { readInput } from "../read-input";

/** The ledger, newest first unless asked otherwise. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { filters, view } = readInput(listQuery, req.query);
  res.status(200).json(await listCharges(req.scope, filters, view));
}
