import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeOrder } from "../../../../../admin-api/queries/describe-order";
import { readOrderId } from "../../read-order-id";
import { nothing } from "../../inputs";
import { readInput } from "../../read-input";

/** An order's charges and what it still owes. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  readInput(nothing, req.query);
  res.status(200).json({ payment: await describeOrder(req.scope, readOrderId(req)) });
}
