import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { placeOrderAgain } from "../../../../../../admin-api/commands/place-order";
import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { answerAsStaff } from "../../../as-staff";
import { nothing } from "../../../inputs";
import { readInput } from "../../../read-input";

/** Tries again to place the order of a paid charge. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    readInput(nothing, req.body);
    const row = await findCharge(req.scope, req.params.id);
    await placeOrderAgain(req.scope, row);
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
