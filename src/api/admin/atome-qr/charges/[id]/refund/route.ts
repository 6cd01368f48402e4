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
    const { amount, refunded_amount, refund_reason_id, note } = readInput(refundBody, req.body);
    const row = await findCharge(req.scope, req.params.id);
    await refundChargeWorkflow(req.scope).run({
      input: {
        id: row.id,
        userId,
        amount: amount ?? null,
        seenRefunded: refunded_amount ?? null,
        refundReasonId: refund_reason_id ?? null,
        note: note || null,
      },
    });
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
