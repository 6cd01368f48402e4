import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { AtomeQrError } from "../../../../domain/errors";
import { PRIVATE_HEADERS } from "../../../../pay-page/security-headers";
import { sendQrImage } from "../../../send-qr-image";
import { findDisplay, screenOf, tokenOf } from "../display-request";

/**
 * The image of the code that the till shows, for the screen that follows it. It names the sale that
 * it shows the amount of: the till may show another one by now.
 *
 * @throws AtomeQrError `display_not_found` · `qr_not_available`
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PRIVATE_HEADERS);
  const { shown, screen } = await findDisplay(req, tokenOf(req));
  if (!shown || shown.saleId !== req.query.sale || screen !== screenOf(req)) {
    throw new AtomeQrError("qr_not_available", "The till does not show this code to this screen.");
  }
  await sendQrImage(req, res, shown.charge);
}
