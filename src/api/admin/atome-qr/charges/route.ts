import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { listCharges } from "../../../../admin-api/queries/list-charges";
import { listQuery } from "../inputs";
import { readInput } from "../read-input";

/** The ledger, newest first. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { filters, paging } = readInput(listQuery, req.query);
  res.status(200).json(await listCharges(req.scope, filters, paging));
}
