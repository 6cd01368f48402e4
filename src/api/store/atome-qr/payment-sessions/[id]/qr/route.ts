import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { sendQrImage } from "../../../../../send-qr-image";
import { findCharge } from "../find-charge";

/** The QR image from the store's own origin, while it can be paid. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await sendQrImage(req, res, await findCharge(req.scope, req.params.id));
}
