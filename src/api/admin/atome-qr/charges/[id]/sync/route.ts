import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { runAsSystem } from "../../../../../../modules/atome-qr/actor";
import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { syncCharge } from "../../../../../../admin-api/commands/sync-charge";
import { answerAsStaff } from "../../../as-staff";
import { nothing, syncQuery } from "../../../inputs";
import { readInput } from "../../../read-input";

/**
 * *Check now*: reads the charge from Omise and brings the order in line with it. What a screen asks
 * for by itself runs as the system.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.body);
    const { automatic } = readInput(syncQuery, req.query);
    const row = await findCharge(req.scope, req.params.id);
    await (automatic === "true"
      ? runAsSystem(() => syncCharge(req.scope, row))
      : syncCharge(req.scope, row));
    return { charge: await describeCharge(req.scope, row.id) };
  });
}
