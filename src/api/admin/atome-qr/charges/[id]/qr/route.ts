import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { findCharge } from "../../../../../../admin-api/queries/find-charge";
import { sendQrImage } from "../../../../../send-qr-image";
import { nothing } from "../../../inputs";
import { readInput } from "../../../read-input";

/** The QR image of an open charge, from the store's own origin. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  readInput(nothing, req.query);
  await sendQrImage(req, res, await findCharge(req.scope, req.params.id));
}
