import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { findSale } from "../../../../../../../counter/describe-sale";
import { ATOME_QR_MODULE } from "../../../../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../../../../modules/atome-qr/service";
import { answerAsStaff } from "../../../../as-staff";
import { nothing } from "../../../../inputs";
import { readInput } from "../../../../read-input";
import { showBody, tillId } from "../../../inputs";

/**
 * What the till's customer displays show from now on; null for nothing. With `if_shown`, only where they
 * show that sale: a request that comes late takes nothing newer off.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    const { sale_id: saleId, if_shown: ifShown } = readInput(showBody, req.body);
    const till = readInput(tillId, req.params.id);
    const sale = saleId === null ? null : await findSale(req.scope, saleId);
    const { tills } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    await tills.show(till, sale?.id ?? null, ifShown);
    return { sale_id: sale?.id ?? null };
  });
}
