import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { markCharge } from "../../../../../../admin-api/commands/mark-charge";
import { answerAsStaff } from "../../../as-staff";
import { markAsBody, nothing } from "../../../inputs";
import { readInput } from "../../../read-input";

/** Test mode: pays the code, or lets it fail. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    const { status } = readInput(markAsBody, req.body);
    const row = await findCharge(req.scope, req.params.id);
    await markCharge(req.scope, row, status);
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
