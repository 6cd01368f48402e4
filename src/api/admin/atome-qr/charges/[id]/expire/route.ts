import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { expireForStaff } from "../../../../../../admin-api/commands/expire-charge";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { answerAsStaff } from "../../../as-staff";
import { noBody } from "../../../inputs";
import { readInput } from "../../../read-input";

/** *Expire now*: the code cannot be paid any more. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(noBody, req.body);
    const row = await findCharge(req.scope, req.params.id);
    await expireForStaff(req.scope, row);
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
