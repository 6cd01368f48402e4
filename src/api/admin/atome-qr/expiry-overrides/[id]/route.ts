import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { deleteExpiryOverride } from "../../../../../admin-api/commands/expiry-overrides";
import { isStorable } from "../../../../is-storable";
import { answerAsStaff } from "../../as-staff";
import { nothing } from "../../inputs";
import { readInput } from "../../read-input";

/** Takes an override back. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async (userId) => {
    readInput(nothing, req.query);
    const { id } = req.params;
    await deleteExpiryOverride(req.scope, isStorable(id) ? id : "", userId);
    return { id, object: "atome_qr_expiry_override", deleted: true };
  });
}
