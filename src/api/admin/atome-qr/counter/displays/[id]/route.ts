import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { AtomeQrError } from "../../../../../../domain/errors";
import { ATOME_QR_MODULE } from "../../../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../../../modules/atome-qr/service";
import { isStorable } from "../../../../../is-storable";
import { answerAsStaff } from "../../../as-staff";

/** The screen follows its till no more, and cannot be paired with its code. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    const { id } = req.params;
    const { displays } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    if (!isStorable(id) || !(await displays.revoke(id))) {
      throw new AtomeQrError("display_not_found", "There is no customer display with this id.");
    }
    return { id, object: "atome_qr_display", deleted: true };
  });
}
