import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { refundChargeWorkflow } from "../../../../../../workflows/refund-charge";
import { answerAsStaff } from "../../../as-staff";
import { nothing, refundBody } from "../../../inputs";
import { readInput } from "../../../read-input";

/** Pays back `amount` (minor units), or all that is left. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async (userId) => {
    readInput(nothing, req.query);
    const { amount = null, refunded_amount: seen = null } = readInput(refundBody, req.body);
    const row = await findCharge(req.scope, req.params.id);
    await refundChargeWorkflow(req.scope).run({
      input: { id: row.id, userId, amount, seenRefunded: seen },
    });
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
