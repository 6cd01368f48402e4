import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeReceipt } from "../../../../../../../counter/describe-receipt";
import { findSale } from "../../../../../../../counter/describe-sale";
import { nothing } from "../../../../inputs";
import { readInput } from "../../../../read-input";

/** What the sale's slip says: of the payment, or of the code while it is open. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  readInput(nothing, req.query);
  const sale = await findSale(req.scope, req.params.id);
  res.status(200).json({ receipt: await describeReceipt(req.scope, sale) });
}
