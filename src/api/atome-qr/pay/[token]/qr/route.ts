import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { PRIVATE_HEADERS } from "../../../../../pay-page/security-headers";
import { sendQrImage } from "../../../../send-qr-image";
import { findLinkedCharge } from "../find-linked-charge";

/** The pay page's QR image. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PRIVATE_HEADERS);
  await sendQrImage(req, res, await findLinkedCharge(req.scope, req.params.token));
}
