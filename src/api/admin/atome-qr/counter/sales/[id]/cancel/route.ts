import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { cancelSale } from "../../../../../../../counter/cancel-sale";
import { describeSale, findSale } from "../../../../../../../counter/describe-sale";
import { answerAsStaff } from "../../../../as-staff";
import { nothing } from "../../../../inputs";
import { readInput } from "../../../../read-input";
import { cancelBody } from "../../../inputs";

/** Ends a sale that is not paid; its order is cancelled too, unless `keep_order`. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    const { keep_order: keepOrder = false } = readInput(cancelBody, req.body);
    const sale = await cancelSale(req.scope, await findSale(req.scope, req.params.id), keepOrder);
    return { sale: await describeSale(req.scope, sale) };
  });
}
