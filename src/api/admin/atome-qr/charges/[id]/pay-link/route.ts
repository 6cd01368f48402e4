import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { ATOME_QR_MODULE } from "../../../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../../../modules/atome-qr/service";
import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { assertOpen } from "../../../../../../admin-api/commands/open-charge";
import { assertConfigured } from "../../../../../../admin-api/commands/staff-errors";
import { answerAsStaff } from "../../../as-staff";
import { nothing } from "../../../inputs";
import { readInput } from "../../../read-input";

/**
 * *Copy pay link*, and where the code's image is at Omise: the one answer that holds them. A POST, so
 * that no cache and no log of addresses does.
 */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    readInput(nothing, req.body);
    const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const open = assertOpen(await findCharge(req.scope, req.params.id));
    assertConfigured(atomeQr, open); // its page could not show the code
    res.setHeader("Cache-Control", "no-store");
    return { pay_url: atomeQr.payUrlOf(open), download_uri: open.download_uri };
  });
}
