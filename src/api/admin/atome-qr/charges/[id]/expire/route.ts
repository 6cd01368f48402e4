import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { expireForStaff } from "../../../../../../admin-api/commands/expire-charge";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { answerAsStaff } from "../../../as-staff";
import { nothing } from "../../../inputs";
import { readInput } from "../../../read-input";

/** *Expire now*: the code cannot be paid any more. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    readInput(nothing, req.body);
    const row = await findCharge(req.scope, req.params.id);
    await expireForStaff(req.scope, row);
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
