import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { AtomeQrError } from "../../../../../../domain/errors";
import { ATOME_QR_MODULE } from "../../../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../../../modules/atome-qr/service";
import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { answerAsStaff } from "../../../as-staff";
import { handledBody, nothing } from "../../../inputs";
import { readInput } from "../../../read-input";

/** What needed attention is dealt with, or is not after all. Where nothing needs any, nothing happens. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    const { handled, attention } = readInput(handledBody, req.body);
    const { ledger } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const { id } = await findCharge(req.scope, req.params.id);
    if (!(await ledger.markHandled(id, handled, attention))) {
      throw new AtomeQrError(
        "attention_changed",
        "This payment needs attention for another reason by now. Look at it again.",
      );
    }
    return { charge: await describeCharge(req.scope, id) };
  });
}
